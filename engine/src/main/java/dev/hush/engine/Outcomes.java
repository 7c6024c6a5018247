package dev.hush.engine;

import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Objection;
import dev.hush.decision.Reason;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.offer.Budget.Draw;
import dev.hush.offer.Proposal;
import dev.hush.plan.Deferral;
import dev.hush.plan.Outreach;
import dev.hush.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a message on its way, as a change of the customer's state and of the outbox. Pure. */
final class Outcomes {
    private Outcomes() {}

    /**
     * What became of a message changes the state: a hand-over counts, everything else gives its reservation back.
     *
     * @param attention what the message takes if it is handed over at the arrival's instant, in points
     */
    static Step apply(CustomerState before, Arrival.Dispatched arrival, int attention) {
        if (arrival instanceof Arrival.HandedOver it) {
            return handedOver(before, it, attention);
        }
        if (arrival instanceof Arrival.Failed it) {
            return failed(before, it);
        }
        if (arrival instanceof Arrival.Stopped it) {
            return stopped(before, it);
        }
        return postponed(before, (Arrival.Postponed) arrival);
    }

    /** It counts also where its reservation was given back: a dead letter that was sent again. */
    private static Step handedOver(CustomerState before, Arrival.HandedOver arrival, int attention) {
        Contact contact = contact(arrival.outreach(), attention);
        CustomerState after = before.edit()
                .contacts(history -> history.contains(contact.key()) ? history : history.reserve(contact))
                .contacts(history -> history.handOver(contact.key(), attention, arrival.at(), arrival.address()))
                .done();
        return step(after, arrival, OutboxStatus.SENT, arrival.attempts(), Optional.empty(), "", Optional.empty());
    }

    private static Step postponed(CustomerState before, Arrival.Postponed arrival) {
        return step(
                before,
                arrival,
                OutboxStatus.PENDING,
                arrival.attempts(),
                Optional.of(arrival.next()),
                arrival.note(),
                Optional.empty());
    }

    private static Step failed(CustomerState before, Arrival.Failed arrival) {
        Outreach outreach = arrival.outreach();
        var state = before.edit().contacts(history -> history.release(outreach.key()));
        if (arrival.addressDead()) {
            String reason = Reason.SUPPRESSED_BOUNCE.name();
            arrival.address()
                    .ifPresentOrElse(
                            key -> state.dead(key, reason, before.hears(arrival.at())),
                            () -> state.suppress(outreach.channel(), reason));
        }
        Receipt receipt = Receipts.ofDispatch(outreach, arrival.reason(), Optional.empty(), arrival.note());
        return step(
                state.done(),
                arrival,
                OutboxStatus.DEAD,
                arrival.attempts(),
                Optional.empty(),
                arrival.note(),
                Optional.of(receipt));
    }

    private static Step stopped(CustomerState before, Arrival.Stopped arrival) {
        Outreach outreach = arrival.outreach();
        Objection objection = arrival.objection();
        var state = before.edit().contacts(history -> history.release(outreach.key()));
        objection
                .until()
                .ifPresent(until -> state.deferral(new Deferral(
                        outreach.key(),
                        proposal(outreach),
                        until,
                        objection.reason().name(),
                        outreach.event())));
        Receipt receipt = Receipts.ofDispatch(outreach, objection.reason(), objection.until(), objection.bound());
        return step(
                        state.done(),
                        arrival,
                        OutboxStatus.STOPPED,
                        arrival.pending().attempts(),
                        Optional.empty(),
                        objection.reason().name(),
                        Optional.of(receipt))
                .withPlan(givingBack(outreach));
    }

    /** What a stopped message took out of a shared budget goes back; decided again, it is drawn again. */
    private static Plan givingBack(Outreach outreach) {
        List<Draw> back = outreach.draw().stream()
                .map(draw -> new Draw(draw.account(), -draw.costInCents()))
                .toList();
        return new Plan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), back);
    }

    private static Step step(
            CustomerState after,
            Arrival.Dispatched arrival,
            OutboxStatus status,
            int attempts,
            Optional<Instant> next,
            String note,
            Optional<Receipt> receipt) {
        Outreach outreach = arrival.outreach();
        return new Step(
                after,
                arrival.at(),
                outreach.event(),
                false,
                Plan.NOTHING,
                receipt.map(it -> new JournalEntry(
                        outreach.customer(),
                        Look.DISPATCH,
                        outreach.event(),
                        arrival.at(),
                        outreach.rulesVersion(),
                        it)),
                List.of(new OutboxChange(outreach.key(), status, attempts, next, note)),
                Optional.empty(),
                false,
                List.of(),
                Optional.of(outreach));
    }

    private static Contact contact(Outreach outreach, int attention) {
        return new Contact(
                outreach.key(),
                outreach.rule(),
                outreach.occasion(),
                outreach.template(),
                outreach.purpose(),
                outreach.channel(),
                outreach.kind(),
                attention,
                outreach.decidedAt(),
                Optional.empty());
    }

    static Proposal proposal(Outreach outreach) {
        return new Proposal(
                outreach.rule(),
                outreach.occasion(),
                outreach.template(),
                outreach.purpose(),
                outreach.channel(),
                outreach.kind(),
                0,
                Optional.empty(),
                outreach.handOverBy());
    }
}
