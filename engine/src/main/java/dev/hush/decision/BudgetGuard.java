package dev.hush.decision;

import dev.hush.offer.Budget;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** What costs money needs a budget that still has it. */
final class BudgetGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        return proposal.expense().flatMap(expense -> {
            Budget budget = situation.house().budgets().get(expense.budget());
            if (budget == null) {
                return Objection.no(Reason.BUDGET_EMPTY, expense.budget() + " is in no row of budgets.csv");
            }
            long left = situation.left().getOrDefault(budget.accountAt(situation.now()), budget.cents());
            return expense.costInCents() > left
                    ? Objection.no(Reason.BUDGET_EMPTY, expense.costInCents() + " of " + left + " cents")
                    : Optional.empty();
        });
    }
}
