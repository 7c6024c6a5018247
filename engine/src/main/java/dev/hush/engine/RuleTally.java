package dev.hush.engine;

import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.engine.RuleCount.What;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerEvent;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what steps came to for each rule. */
final class RuleTally {
    /** A complaint is held against the last message of so many days; reports of mailbox providers take hours to days. */
    static final Duration COMPLAINT = Duration.ofDays(14);

    private final Store store;
    private final Map<RuleCount, Long> counts = new TreeMap<>();

    /** @param store asked which version decided a message, where somebody complains */
    RuleTally(Store store) {
        this.store = store;
    }

    Map<RuleCount, Long> counts() {
        return counts;
    }

    void add(Step step) {
        step.entry().ifPresent(entry -> decided(entry, step));
        step.onItsWay().ifPresent(outreach -> {
            if (step.outboxChanges().stream().anyMatch(it -> it.status() == OutboxStatus.SENT)) {
                count(outreach.rulesVersion(), outreach.rule(), What.SENT, "", 1);
            }
        });
        if (step.newEvent() && step.about().type().equals(HouseEvents.MESSAGE_COMPLAINED)) {
            blamed(step.after(), step.about()).ifPresent(contact -> complained(step.after(), contact));
        }
    }

    /** Time that rules took since it was asked last. */
    void spent(String rulesVersion, Map<String, Long> micros) {
        micros.forEach((rule, spent) -> count(rulesVersion, rule, What.MICROS, "", spent));
    }

    private void decided(JournalEntry entry, Step step) {
        boolean first = entry.look() == Look.EVENT || entry.look() == Look.FOLLOW_UP;
        if (first) {
            step.fired().forEach(rule -> count(entry.rulesVersion(), rule, What.FIRED, "", 1));
        }
        for (Line line : entry.receipt().lines()) {
            if (first) {
                count(entry.rulesVersion(), line.rule(), What.PROPOSED, "", 1);
            }
            if (line.answer() != Answer.SENT) {
                What what = line.answer() == Answer.DEFERRED ? What.DEFERRED : What.SUPPRESSED;
                count(
                        entry.rulesVersion(),
                        line.rule(),
                        what,
                        line.reason().map(Enum::name).orElse(""),
                        1);
            }
        }
    }

    /** The message that the event names by its key, else the last one that was handed over before it. */
    private static Optional<Contact> blamed(CustomerState customer, CustomerEvent complaint) {
        Optional<String> named = complaint.text("message");
        return customer.contacts().contacts().stream()
                .filter(it -> it.handedOver()
                        .filter(at -> !at.isAfter(complaint.time())
                                && at.isAfter(complaint.time().minus(COMPLAINT)))
                        .isPresent())
                .filter(it -> named.isEmpty() || it.key().equals(named.get()))
                .max(Comparator.comparing(Contact::lastAt).thenComparing(Contact::key));
    }

    private void complained(CustomerState customer, Contact contact) {
        String version =
                store
                        .journalOf(
                                customer.id(),
                                contact.decidedAt(),
                                contact.decidedAt().plusNanos(1),
                                100)
                        .stream()
                        .filter(entry -> entry.receipt().lines().stream()
                                .anyMatch(it -> it.rule().equals(contact.rule()) && it.answer() == Answer.SENT))
                        .map(JournalEntry::rulesVersion)
                        .findFirst()
                        .orElse(""); // its journal is cut or erased: counted all the same, under no version
        count(version, contact.rule(), What.COMPLAINED, "", 1);
    }

    private void count(String version, String rule, What what, String why, long times) {
        counts.merge(new RuleCount(version, rule, what, why), times, Long::sum);
    }
}
