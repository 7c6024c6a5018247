package dev.hush.journal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Why, what and how to stop, in the second person; no id of a rule, template or event. */
final class CustomerTelling implements Telling {
    private final Phrases phrases;
    private final Function<String, Map<String, KeptRule>> rules;
    private final ZoneId zone;

    CustomerTelling(Phrases phrases, Function<String, Map<String, KeptRule>> rules, ZoneId zone) {
        this.phrases = phrases;
        this.rules = rules;
        this.zone = zone;
    }

    @Override
    public Told tell(JournalEntry entry) {
        Map<String, KeptRule> kept = rules.apply(entry.rulesVersion());
        List<String> sentences = new ArrayList<>();
        entry.receipt().lines().forEach(line -> sentences.add(line(line, kept)));
        if (!entry.receipt().tasks().isEmpty()) {
            sentences.add(phrases.say("customer.task"));
        }
        return new Told(entry.decidedAt(), phrases.day(entry.decidedAt(), zone), "", sentences);
    }

    private String line(Receipt.Line line, Map<String, KeptRule> kept) {
        Map<String, String> values = new HashMap<>();
        values.put("what", phrases.say(line.surprise().isPresent() ? "surprise" : "kind." + line.kind()));
        values.put("channel", phrases.say("channel." + line.channel()));
        values.put("purpose", phrases.say("purpose." + line.purpose()));
        values.put("until", line.until().map(it -> phrases.moment(it, zone)).orElse(""));
        values.put("stop", phrases.say(line.kind().optional() ? "customer.stop.optional" : "customer.stop.owed"));
        values.put(
                "why",
                line.reason()
                        .map(it -> phrases.say(
                                phrases.key(
                                        "customer." + it, Bound.of(line.bound()).variant()),
                                values))
                        .orElse(""));
        Optional<String> reason =
                Optional.ofNullable(kept.get(line.rule())).flatMap(rule -> rule.whyIn(phrases.language()));
        reason.ifPresent(it -> values.put("reason", it));
        return switch (line.answer()) {
            case SENT -> phrases.say(reason.isPresent() ? "customer.sent" : "customer.sent.noreason", values);
            case DEFERRED -> phrases.say("customer.deferred", values);
            case SUPPRESSED -> phrases.say("customer.suppressed", values);
        };
    }
}
