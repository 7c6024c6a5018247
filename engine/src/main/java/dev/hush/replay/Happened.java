package dev.hush.replay;

import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that came of an event, in the words that cases use.
 *
 * @param purpose the purpose of a message that was sent
 */
record Happened(Instant at, String text, Optional<String> purpose) {
    /**
     * What came of it.
     *
     * @param hero the customer whom a case is about, who is not named
     */
    static List<Happened> in(JournalEntry entry, CustomerId hero) {
        List<Happened> happened = new ArrayList<>();
        Instant at = entry.decidedAt();
        Receipt receipt = entry.receipt();
        if (entry.look() == Look.FOLLOW_UP) {
            happened.add(new Happened(
                    at, "follow-up " + entry.event().text("name").orElse("") + " fired", Optional.empty()));
        }
        receipt.lines().forEach(line -> {
            happened.add(new Happened(
                    at, text(line), Optional.of(line.purpose().name()).filter(it -> line.answer() == Answer.SENT)));
            if (line.answer() == Answer.SENT) {
                line.surprise().ifPresent(name -> happened.add(new Happened(at, "surprise " + name, Optional.empty())));
            }
        });
        receipt.planned()
                .forEach(it -> happened.add(
                        new Happened(at, "follow-up " + it.name() + " due " + it.due(), Optional.empty())));
        receipt.cancelled()
                .forEach(it -> happened.add(new Happened(at, "follow-up " + it + " cancelled", Optional.empty())));
        receipt.tasks().forEach(it -> happened.add(new Happened(at, "task " + it, Optional.empty())));
        return entry.customer().equals(hero)
                ? happened
                : happened.stream().map(it -> it.to(entry.customer())).toList();
    }

    /** The same, with the name of whom it happened to. */
    private Happened to(CustomerId customer) {
        return new Happened(at, text + " for " + customer, purpose);
    }

    private static String text(Receipt.Line line) {
        String reason = line.reason().map(Enum::name).orElse("");
        return switch (line.answer()) {
            case SENT -> line.rule() + " sent by " + line.channel();
            case DEFERRED ->
                "%s deferred until %s because %s"
                        .formatted(
                                line.rule(), line.until().map(Instant::toString).orElse(""), reason);
            case SUPPRESSED -> line.rule() + " suppressed because " + reason;
        };
    }

    @Override
    public String toString() {
        return at + " " + text;
    }
}
