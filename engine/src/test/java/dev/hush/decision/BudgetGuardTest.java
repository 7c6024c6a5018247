package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.offer.Budget;
import dev.hush.offer.Budget.Account;
import dev.hush.offer.Budget.Period;
import dev.hush.offer.Proposal.Expense;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetGuardTest {
    private static final Budget TEA = new Budget("tea", 500, Period.MONTH);

    private static Asked costing(long cents, String budget, Map<Account, Long> left) {
        return someone().house(new Houses().budget(TEA)).costs(new Expense("a tea", budget, cents), left);
    }

    @Test
    void paysUpToTheLastCent() {
        assertThat(costing(500, "tea", Map.of()).answer()).isEmpty();
        assertThat(costing(501, "tea", Map.of()).reason()).contains(Reason.BUDGET_EMPTY);
    }

    @Test
    void knowsWhatIsLeftThisMonth() {
        Map<Account, Long> left = Map.of(new Account("tea", "2026-11"), 99L);

        assertThat(TEA.accountAt(NOON)).isEqualTo(new Account("tea", "2026-11"));
        assertThat(costing(99, "tea", left).answer()).isEmpty();
        assertThat(costing(100, "tea", left).answer().orElseThrow().bound()).isEqualTo("100 of 99 cents");
    }

    @Test
    void paysNothingOutOfABudgetThatIsInNoTable() {
        assertThat(costing(1, "coffee", Map.of()).reason()).contains(Reason.BUDGET_EMPTY);
    }
}
