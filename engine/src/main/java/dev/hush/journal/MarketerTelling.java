package dev.hush.journal;

import dev.hush.decision.Reason;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A sentence for each answer, and what would have changed it. */
public final class MarketerTelling implements Telling {
    private final Phrases phrases;
    private final Function<String, Map<String, KeptRule>> rules;
    private final ZoneId zone;

    public MarketerTelling(Phrases phrases, Function<String, Map<String, KeptRule>> rules, ZoneId zone) {
        this.phrases = phrases;
        this.rules = rules;
        this.zone = zone;
    }

    @Override
    public Told tell(JournalEntry entry) {
        List<String> sentences = new ArrayList<>();
        Map<String, KeptRule> kept = rules.apply(entry.rulesVersion());
        Receipt receipt = entry.receipt();
        receipt.lines().forEach(line -> sentences.add(line(line, kept) + "  [" + line.rule() + "]"));
        if (receipt.moreSuppressed() > 0) {
            sentences.add(phrases.say("marketer.more", Map.of("n", Integer.toString(receipt.moreSuppressed()))));
        }
        receipt.cancelled().forEach(it -> sentences.add(named("marketer.cancelled", it)));
        receipt.planned()
                .forEach(it -> sentences.add(
                        phrases.say("marketer.planned", Map.of("name", it.name(), "due", moment(it.due())))));
        receipt.tasks().forEach(it -> sentences.add(named("marketer.task", it.replace('-', ' '))));
        receipt.faults().forEach(it -> sentences.add(named("marketer.fault", it)));
        return new Told(entry.decidedAt(), moment(entry.decidedAt()), about(entry), sentences);
    }

    private String named(String key, String name) {
        return phrases.say(key, Map.of("name", name));
    }

    private String about(JournalEntry entry) {
        return phrases.say(
                "event." + entry.look(),
                Map.of(
                        "type", entry.event().type(),
                        "name", entry.event().text("name").orElse("")));
    }

    /** What became of one proposal. */
    public String line(Receipt.Line line, Map<String, KeptRule> kept) {
        Map<String, String> values = values(line);
        String why = line.reason()
                .map(reason -> phrases.say(
                        phrases.key("why." + reason, Bound.of(line.bound()).variant())))
                .orElse("");
        values.put("why", why);
        values.put("message", phrases.say(messageKey(line), values));
        return switch (line.answer()) {
            case SENT -> {
                values.put("reason", reason(line, kept));
                yield phrases.say("marketer.sent", values);
            }
            case DEFERRED -> phrases.say("marketer.deferred", values);
            case SUPPRESSED -> {
                values.put("change", line.reason().map(it -> change(it, line)).orElse(""));
                yield phrases.say("marketer.suppressed", values);
            }
        };
    }

    private static String messageKey(Receipt.Line line) {
        return line.surprise().isPresent() ? "marketer.message.surprise" : "marketer.message";
    }

    private String reason(Receipt.Line line, Map<String, KeptRule> kept) {
        return Optional.ofNullable(kept.get(line.rule()))
                .flatMap(rule -> rule.whyIn(phrases.language()))
                .orElseGet(() -> phrases.say("marketer.reason.none"));
    }

    /** What would have changed a no. */
    String change(Reason reason, Receipt.Line line) {
        Bound bound = Bound.of(line.bound());
        Map<String, String> values = values(line);
        values.put("bound", bound.text());
        values.putAll(bound.values());
        bound.values().forEach((name, value) -> values.put(name, said(name, value)));
        String key = "change." + reason;
        String change = phrases.say(phrases.key(key, variant(reason, line, bound)), values);
        return bound.limit()
                .map(limit -> phrases.say("marketer.toolate", Map.of("change", change, "limit", moment(limit))))
                .orElse(change);
    }

    private static Optional<String> variant(Reason reason, Receipt.Line line, Bound bound) {
        if (reason != Reason.NO_BASIS) {
            return bound.variant();
        }
        return line.kind().optional() ? Optional.empty() : Optional.of(line.kind() == Kind.DUTY ? "duty" : "owed");
    }

    private String said(String name, String value) {
        return switch (name) {
            case "window" -> window(value);
            case "limit" -> Bound.instant(value).map(this::moment).orElse(value);
            case "cost", "left" ->
                "%d.%02d".formatted(Long.parseLong(value) / 100, Math.abs(Long.parseLong(value) % 100));
            default -> value;
        };
    }

    private String window(String value) {
        if (!value.matches("\\d+[dh]")) {
            return phrases.say("window.day");
        }
        String unit = value.substring(value.length() - 1);
        return phrases.say("window." + unit, Map.of("n", value.substring(0, value.length() - 1)));
    }

    private Map<String, String> values(Receipt.Line line) {
        Map<String, String> values = new HashMap<>();
        values.put("template", line.template());
        values.put("channel", phrases.say("channel." + line.channel()));
        values.put("purposecode", line.purpose().name());
        values.put("surprise", line.surprise().orElse(""));
        values.put("until", line.until().map(this::moment).orElse(""));
        return values;
    }

    private String moment(Instant at) {
        return phrases.moment(at, zone);
    }
}
