package dev.hush.journal;

import dev.hush.decision.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything that is kept of a decision: rules and where they stand, what held, codes, bounds, lateness. */
final class OperatorTelling implements Telling {
    private final Function<String, Map<String, KeptRule>> rules;

    OperatorTelling(Function<String, Map<String, KeptRule>> rules) {
        this.rules = rules;
    }

    @Override
    public Told tell(JournalEntry entry) {
        List<String> sentences = new ArrayList<>();
        Map<String, KeptRule> kept = rules.apply(entry.rulesVersion());
        Receipt receipt = entry.receipt();
        receipt.lines().forEach(line -> line(sentences, line, Optional.ofNullable(kept.get(line.rule()))));
        if (receipt.moreSuppressed() > 0) {
            sentences.add("SUPPRESSED " + receipt.moreSuppressed() + " more");
        }
        receipt.planned().forEach(it -> sentences.add("PLANNED " + it.name() + " due " + it.due()));
        receipt.cancelled().forEach(it -> sentences.add("CANCELLED " + it));
        receipt.tasks().forEach(it -> sentences.add("TASK " + it));
        receipt.luck()
                .forEach(it -> sentences.add("LUCK %s drew %.4f, %s"
                        .formatted(it.experiment(), it.drawn(), it.favoured() ? "favoured" : "not favoured")));
        receipt.faults().forEach(it -> sentences.add("FAULT " + it));
        if (receipt.moreNotes() > 0) {
            sentences.add("AND " + receipt.moreNotes() + " more notes that did not fit");
        }
        return new Told(entry.decidedAt(), entry.decidedAt().toString(), about(entry), sentences);
    }

    private static String about(JournalEntry entry) {
        Duration late = Duration.between(entry.event().time(), entry.decidedAt());
        return "%s %s %s, happened %s, decided %s later, rules %s"
                .formatted(
                        entry.look(),
                        entry.event().type(),
                        entry.event().key(),
                        entry.event().time(),
                        late.toString().substring(2).toLowerCase(java.util.Locale.ROOT),
                        entry.rulesVersion());
    }

    private static void line(List<String> sentences, Receipt.Line line, Optional<KeptRule> rule) {
        StringBuilder text = new StringBuilder(line.answer().name()).append(' ').append(line.rule());
        line.reason().map(Reason::name).ifPresent(it -> text.append(' ').append(it));
        if (!line.bound().isEmpty()) {
            text.append(" (").append(line.bound()).append(')');
        }
        line.until().ifPresent(it -> text.append(" until ").append(it));
        text.append(": ").append(line.template());
        line.surprise().ifPresent(it -> text.append(" with the surprise ").append(it));
        text.append(", ").append(line.kind()).append(" for ").append(line.purpose());
        text.append('/').append(line.channel());
        rule.ifPresent(it -> text.append("; ").append(it.place()).append(", ").append(it.owner()));
        sentences.add(text.toString());
        rule.ifPresent(it -> it.when().forEach(sentence -> sentences.add("  held: " + sentence)));
    }
}
