package dev.hush.store;

import dev.hush.offer.Budget.Account;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was taken from each account, added up. */
final class BudgetDraws {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::budget).thenComparing(Account::period);

    private final String add;
    private final String drawn;

    BudgetDraws(Sql sql) {
        add = sql.get("add");
        drawn = sql.get("drawn");
    }

    void add(Session session, Map<Account, Long> draws) throws SQLException {
        List<Object[]> rows = draws.keySet().stream()
                .sorted(ORDER)
                .map(account -> new Object[] {account.budget(), account.period(), draws.get(account)})
                .toList();
        session.batch(add, rows);
    }

    Map<Account, Long> drawn(Session session, Collection<Account> accounts) throws SQLException {
        Map<Account, Long> cents = new HashMap<>();
        for (Account account : accounts) {
            cents.put(
                    account,
                    session.first(drawn, row -> row.getLong(1), account.budget(), account.period())
                            .orElse(0L));
        }
        return cents;
    }
}
