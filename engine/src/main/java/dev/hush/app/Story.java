package dev.hush.app;

import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a decision as sentences that a marketer reads. */
final class Story {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private final Map<String, String> reasons;
    private final ZoneId zone;
    private final DateTimeFormatter moment = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /**
     * @param reasons each rule's id and why it speaks
     * @param zone the zone that times are told in
     */
    Story(Map<String, String> reasons, ZoneId zone) {
        this.reasons = reasons;
        this.zone = zone;
    }

    /** One sentence for each thing that came of it; none where nothing did. */
    List<String> sentences(JournalEntry entry) {
        Receipt receipt = entry.receipt();
        List<String> sentences = new ArrayList<>();
        receipt.lines().forEach(line -> sentences.add(line(line)));
        if (receipt.moreSuppressed() > 0) {
            sentences.add("%d more were weighed and left unsaid".formatted(receipt.moreSuppressed()));
        }
        receipt.cancelled().forEach(name -> sentences.add("the follow-up %s is answered and dropped".formatted(name)));
        receipt.planned()
                .forEach(plan -> sentences.add("will look again as %s, %s".formatted(plan.name(), at(plan.due()))));
        receipt.tasks().forEach(task -> sentences.add("asks the front line: %s".formatted(task.replace('-', ' '))));
        receipt.faults().forEach(rule -> sentences.add("rule %s failed and said nothing".formatted(rule)));
        return sentences;
    }

    /** When, who, and what was looked at. */
    String head(JournalEntry entry) {
        String what = switch (entry.look()) {
            case EVENT -> entry.event().type();
            case FOLLOW_UP -> "follow-up " + entry.event().text("name").orElse("");
            case DEFERRAL -> "looks again at " + entry.event().type();
            case DISPATCH -> "on its way out";
        };
        return "%-16s  %-8s %s".formatted(at(entry.decidedAt()), entry.customer(), what);
    }

    private String line(Receipt.Line line) {
        String message =
                line.surprise().map(it -> "the surprise " + it + " with ").orElse("") + line.template() + " by "
                        + line.channel().label();
        String why = reasons.getOrDefault(line.rule(), "");
        return switch (line.answer()) {
            case SENT ->
                "sends %s, because %s  [%s]".formatted(message, why.isEmpty() ? "a rule says so" : why, line.rule());
            case DEFERRED ->
                "keeps %s until %s: %s  [%s]"
                        .formatted(message, line.until().map(this::at).orElse("later"), because(line), line.rule());
            case SUPPRESSED -> "does not send %s: %s  [%s]".formatted(message, because(line), line.rule());
        };
    }

    private String because(Receipt.Line line) {
        String sentence =
                line.reason().map(it -> it.sentence() + ", " + it.name()).orElse("");
        String bound = INSTANT.matcher(line.bound())
                .replaceAll(found -> Matcher.quoteReplacement(at(Instant.parse(found.group()))));
        return bound.isEmpty() ? sentence : sentence + " (" + bound + ")";
    }

    private String at(Instant instant) {
        return moment.format(instant.atZone(zone));
    }

    static boolean silent(JournalEntry entry) {
        return entry.receipt().isEmpty() && entry.look() != Look.FOLLOW_UP;
    }
}
