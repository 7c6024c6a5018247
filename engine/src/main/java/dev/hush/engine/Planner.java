package dev.hush.engine;

import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.Learning;
import dev.hush.decision.Decider.Deliberation;
import dev.hush.decision.Decision;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Reason;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.decision.Wishes.TaskWish;
import dev.hush.offer.Budget;
import dev.hush.offer.Proposal;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import dev.hush.plan.Plan;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns decisions into a plan, and a plan into the state after it. Pure. */
final class Planner {
    private final String rulesVersion;
    private final HouseTables house;
    private final Learning learning;

    Planner(String rulesVersion, HouseTables house, Learning learning) {
        this.rulesVersion = rulesVersion;
        this.house = house;
        this.learning = learning;
    }

    /**
     * The plan of a deliberation.
     *
     * @param firstLook whether the event is looked at for the first time; only then follow-ups, tasks, facts and rests count
     */
    Plan plan(Situation situation, Deliberation deliberation, List<FollowUp> cancelled, boolean firstLook) {
        var wishes = deliberation.wishes();
        return new Plan(
                sends(deliberation)
                        .map(proposal -> outreach(situation, proposal))
                        .toList(),
                firstLook
                        ? wishes.followUps().stream()
                                .map(wish -> followUp(situation, wish))
                                .toList()
                        : List.of(),
                cancelled,
                deliberation.decisions().stream()
                        .flatMap(decision -> deferral(situation, decision).stream())
                        .toList(),
                firstLook
                        ? wishes.tasks().stream()
                                .map(wish -> task(situation, wish))
                                .toList()
                        : List.of(),
                firstLook ? wishes.facts() : List.of(),
                firstLook ? wishes.rests() : List.of(),
                sends(deliberation)
                        .flatMap(proposal -> draw(situation, proposal).stream())
                        .toList());
    }

    /** The state once the plan is carried out: reservations, follow-ups, deferrals, facts, rests, holdouts. */
    CustomerState apply(CustomerState state, Situation situation, Deliberation deliberation, Plan plan) {
        CustomerStateEditor after = state.edit();
        sends(deliberation)
                .forEach(proposal -> after.contacts(history -> history.reserve(contact(situation, proposal))));
        plan.followUps().forEach(after::followUp);
        plan.deferrals().forEach(after::deferral);
        plan.facts()
                .forEach(change -> change.value()
                        .ifPresentOrElse(
                                value ->
                                        after.fact(change.fact(), learning.fact(change.fact(), value, situation.now())),
                                () -> after.forget(change.fact())));
        after.rests(known -> Rest.all(
                known,
                plan.rests().stream().filter(it -> it.openAt(situation.now())).toList()));
        deliberation
                .decisions()
                .forEach(decision -> decision.fold(
                        send -> after,
                        defer -> after,
                        suppress -> suppress.reason() == Reason.HOLDOUT ? after.holdOutFrom(suppress.bound()) : after));
        return after.done();
    }

    private static java.util.stream.Stream<Proposal> sends(Deliberation deliberation) {
        return deliberation.decisions().stream()
                .filter(Decision.Send.class::isInstance)
                .map(Decision::proposal);
    }

    static String key(Situation situation, String rule) {
        return situation.event().key() + "/" + rule;
    }

    private Outreach outreach(Situation situation, Proposal proposal) {
        return new Outreach(
                key(situation, proposal.rule()),
                situation.customer().id(),
                proposal.rule(),
                proposal.occasion(),
                proposal.template(),
                proposal.purpose(),
                proposal.channel(),
                proposal.kind(),
                proposal.expense().map(Proposal.Expense::surprise),
                draw(situation, proposal),
                situation.customer().language().orElse(""),
                situation.now(),
                handOverBy(situation, proposal),
                rulesVersion,
                situation.event());
    }

    private static Instant handOverBy(Situation situation, Proposal proposal) {
        Instant midnight =
                situation.today().plusDays(1).atStartOfDay(situation.zone()).toInstant();
        return proposal.goodUntil().isBefore(midnight) ? proposal.goodUntil().plusNanos(1) : midnight;
    }

    private static Contact contact(Situation situation, Proposal proposal) {
        return new Contact(
                key(situation, proposal.rule()),
                proposal.rule(),
                proposal.occasion(),
                proposal.template(),
                proposal.purpose(),
                proposal.channel(),
                proposal.kind(),
                situation.price(proposal, situation.now()),
                situation.now(),
                Optional.empty(),
                situation.customer().reach().key(proposal.channel()));
    }

    private static FollowUp followUp(Situation situation, FollowUpWish wish) {
        return new FollowUp(
                key(situation, wish.rule()) + "/" + wish.name(),
                wish.name(),
                wish.rule(),
                situation.occasion().key(),
                wish.due(),
                wish.unless(),
                situation.event());
    }

    private static Optional<Deferral> deferral(Situation situation, Decision decision) {
        return decision.fold(
                send -> Optional.<Deferral>empty(),
                defer -> Optional.of(new Deferral(
                        key(situation, defer.proposal().rule()),
                        defer.proposal(),
                        defer.until(),
                        defer.reason().name(),
                        situation.event())),
                suppress -> Optional.<Deferral>empty());
    }

    private static FrontlineTask task(Situation situation, TaskWish wish) {
        return new FrontlineTask(
                key(situation, wish.rule()) + "/" + wish.name(),
                situation.customer().id(),
                wish.name(),
                wish.rule(),
                wish.text(),
                situation.occasion().toString(),
                situation.now());
    }

    private Optional<Budget.Draw> draw(Situation situation, Proposal proposal) {
        return proposal.expense()
                .flatMap(expense -> Optional.ofNullable(house.budgets().get(expense.budget()))
                        .map(budget -> new Budget.Draw(budget.accountAt(situation.now()), expense.costInCents())));
    }
}
