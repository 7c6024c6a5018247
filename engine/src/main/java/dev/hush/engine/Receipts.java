package dev.hush.engine;

import dev.hush.decision.Decider.Deliberation;
import dev.hush.decision.Decision;
import dev.hush.decision.Reason;
import dev.hush.decision.Wishes.RuleFault;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.journal.Receipt.Planned;
import dev.hush.offer.Proposal;
import dev.hush.plan.FollowUp;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import dev.hush.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes receipts: what became of each proposal, and why. */
final class Receipts {
    private Receipts() {}

    static Receipt of(Deliberation deliberation, Plan plan) {
        List<Line> lines = deliberation.decisions().stream().map(Receipts::line).toList();
        return new Receipt(
                lines,
                0,
                plan.followUps().stream()
                        .map(it -> new Planned(it.name(), it.due()))
                        .toList(),
                plan.cancelled().stream().map(FollowUp::name).toList(),
                plan.tasks().stream().map(FrontlineTask::name).toList(),
                deliberation.wishes().luck(),
                deliberation.wishes().faults().stream().map(RuleFault::rule).toList(),
                0);
    }

    /** The receipt of a message that did not go out although it was decided. */
    static Receipt ofDispatch(Outreach outreach, Reason reason, Optional<Instant> until, String bound) {
        return one(new Line(
                outreach.rule(),
                outreach.template(),
                outreach.purpose(),
                outreach.channel(),
                outreach.kind(),
                outreach.surprise(),
                until.isPresent() ? Answer.DEFERRED : Answer.SUPPRESSED,
                Optional.of(reason),
                until,
                bound));
    }

    /** The receipt of a deferral that no rule proposed again. */
    static Receipt ofStale(Proposal proposal) {
        return one(
                line(proposal, Answer.SUPPRESSED, Optional.of(Reason.STALE), Optional.empty(), "not proposed again"));
    }

    private static Receipt one(Line line) {
        return Receipt.of(List.of(line));
    }

    static Line line(Decision decision) {
        return decision.fold(
                send -> line(send.proposal(), Answer.SENT, Optional.empty(), Optional.empty(), ""),
                defer -> line(
                        defer.proposal(),
                        Answer.DEFERRED,
                        Optional.of(defer.reason()),
                        Optional.of(defer.until()),
                        defer.bound()),
                suppress -> line(
                        suppress.proposal(),
                        Answer.SUPPRESSED,
                        Optional.of(suppress.reason()),
                        Optional.empty(),
                        suppress.bound()));
    }

    private static Line line(
            Proposal proposal, Answer answer, Optional<Reason> reason, Optional<Instant> until, String bound) {
        return new Line(
                proposal.rule(),
                proposal.template(),
                proposal.purpose(),
                proposal.channel(),
                proposal.kind(),
                proposal.expense().map(Proposal.Expense::surprise),
                answer,
                reason,
                until,
                bound);
    }
}
