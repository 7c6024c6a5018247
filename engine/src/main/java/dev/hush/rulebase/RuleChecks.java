package dev.hush.rulebase;

import dev.hush.consent.Purpose;
import dev.hush.contact.ContactHistory;
import dev.hush.event.EventType;
import dev.hush.event.HouseEvents;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.offer.Kind;
import dev.hush.rulebase.ParsedRule.Message;
import dev.hush.rulebase.Sentence.Form;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks each rule against everything that it names: events, fields, windows, templates, budgets, other rules. */
final class RuleChecks {
    private final Names names;
    private final Faults faults;

    RuleChecks(Names names, Faults faults) {
        this.names = names;
        this.faults = faults;
    }

    void check(List<ParsedRule> rules) {
        ids(rules);
        for (ParsedRule rule : rules) {
            if (!rule.plain() && rule.whole()) {
                shape(rule);
            }
            messages(rule);
            rule.sentences().forEach(spoken -> line(rule, spoken));
            rule.eventType()
                    .filter(type -> rule.when().stream()
                            .noneMatch(
                                    it -> it.value("event").filter(type::equals).isPresent()))
                    .ifPresent(type -> known(
                            rule,
                            rule.line(),
                            "a declared event",
                            type,
                            names.events().keySet()));
        }
    }

    private void ids(List<ParsedRule> rules) {
        Map<String, ParsedRule> byId = new HashMap<>();
        for (ParsedRule rule : rules) {
            ParsedRule other = byId.putIfAbsent(rule.id(), rule);
            if (other != null) {
                fault(
                        rule,
                        rule.line(),
                        "an id of its own",
                        "\"" + rule.id() + "\", as in " + other.file(),
                        "Give it another.");
            }
        }
    }

    /** What a rule has to have in its stage. */
    private void shape(ParsedRule rule) {
        long triggers = rule.when().stream().filter(it -> it.is(Form.TRIGGER)).count();
        if (triggers > 1 || (triggers == 0 && rule.stage() == Stage.MOMENT)) {
            fault(
                    rule,
                    rule.line(),
                    "one sentence that says what happened",
                    triggers + " of them",
                    "Such as: an order was placed.");
        }
        if (rule.stage() == Stage.HOUSE
                && rule.when().stream().noneMatch(it -> it.sentence().drl().contains("Proposal("))) {
            fault(
                    rule,
                    rule.line(),
                    "a sentence on what is proposed",
                    "none",
                    "Such as: a message for PROMOTION is proposed.");
        }
        if (rule.then().isEmpty()) {
            fault(rule, rule.line(), "a consequence under then", "none", "");
        }
        Set<String> followUps = new HashSet<>();
        rule.then().stream()
                .flatMap(it -> it.followUp().stream())
                .filter(name -> !followUps.add(name))
                .forEach(name -> fault(rule, rule.line(), "each follow-up once", "\"" + name + "\" twice", ""));
    }

    private void messages(ParsedRule rule) {
        if (rule.messages().size() > 1 && !rule.plain()) {
            fault(
                    rule,
                    rule.messages().get(1).line(),
                    "one message a rule",
                    rule.messages().size() + " of them",
                    "Write a second rule.");
        }
        for (Message message : rule.messages()) {
            names.templates()
                    .ifPresent(templates ->
                            known(rule, message.line(), "a template of templates/", message.template(), templates));
            if (rule.header().kind().filter(it -> it == Kind.DUTY).isPresent()) {
                known(
                        rule,
                        message.line(),
                        "for a DUTY a template of rules/house/duties.yaml",
                        message.template(),
                        names.duties());
            }
        }
        if (!rule.messages().isEmpty()) {
            rule.header()
                    .kind()
                    .ifPresent(kind -> rule.header().purpose().ifPresent(purpose -> purpose(rule, kind, purpose)));
        }
    }

    /** No lawful basis can be found for other pairs of kind and purpose. */
    private void purpose(ParsedRule rule, Kind kind, Purpose purpose) {
        boolean fits = switch (kind) {
            case KINDNESS -> purpose == Purpose.CARE || purpose == Purpose.RESEARCH;
            case PROMOTION -> purpose == Purpose.PROMOTION;
            case DUTY, REPAIR, PROMISE -> purpose == Purpose.SERVICE || purpose == Purpose.CARE;
        };
        if (!fits) {
            fault(
                    rule,
                    rule.line(),
                    "a purpose that goes with @kind(" + kind + ")",
                    "@purpose(" + purpose + ")",
                    "KINDNESS is for CARE or RESEARCH, PROMOTION for PROMOTION, the others for SERVICE or CARE.");
        }
    }

    private void line(ParsedRule rule, Spoken spoken) {
        if (!spoken.sentence().stages().contains(rule.stage())) {
            String where = String.join(
                    ", ",
                    spoken.sentence().stages().stream()
                            .map(Stage::label)
                            .sorted()
                            .toList());
            fault(
                    rule,
                    spoken.line(),
                    "a sentence for " + rule.stage().label(),
                    "\"" + spoken.sentence().text() + "\"",
                    "It is for " + where + ".");
        }
        spoken.events()
                .forEach(type -> known(
                        rule,
                        spoken.line(),
                        "a declared event",
                        type,
                        names.events().keySet()));
        spoken.value("budget")
                .ifPresent(
                        it -> known(rule, spoken.line(), "a budget of rules/house/budgets.csv", it, names.budgets()));
        fields(rule, spoken);
        if (!spoken.is(Form.THEN)) {
            names.templates()
                    .ifPresent(templates -> spoken.value("template")
                            .ifPresent(it -> known(rule, spoken.line(), "a template of templates/", it, templates)));
        }
        spoken.sentence()
                .key("names")
                .flatMap(names::named)
                .ifPresent(known -> spoken.value("name")
                        .ifPresent(name -> known(
                                rule,
                                spoken.line(),
                                "the name of a " + spoken.sentence().keys().get("names"),
                                name,
                                known)));
        spoken.key("window").ifPresent(type -> window(rule, spoken, type));
        spoken.counted().stream()
                .flatMap(it -> Optional.ofNullable(names.events().get(it)).stream())
                .filter(it -> it.countAs().isEmpty())
                .forEach(type -> fault(
                        rule,
                        spoken.line(),
                        "an event that is counted",
                        "\"" + type.name() + "\"",
                        "Add count: lifetime and as: to its declaration."));
        if (spoken.followUp().isPresent()) {
            spoken.value("happening").ifPresent(type -> unless(rule, spoken, type));
        }
        if (spoken.sentence().drl().startsWith("wish.restUntil")) {
            spoken.value("happening")
                    .flatMap(it -> Optional.ofNullable(names.events().get(it)))
                    .ifPresent(type -> restUntil(rule, spoken, type));
        }
        spoken.value("earlier")
                .filter(it -> rule.eventType().filter(it::equals).isPresent()
                        || spoken.value("event").filter(it::equals).isPresent())
                .ifPresent(it -> fault(
                        rule,
                        spoken.line(),
                        "after \"since the last\" another event than the one that came in, which is always the last",
                        '"' + it + '"',
                        ""));
    }

    /** What ends a quiet has to come in for certain, and to be remembered. */
    private void restUntil(ParsedRule rule, Spoken spoken, EventType type) {
        boolean ours =
                type.name().equals(HouseEvents.FOLLOW_UP_DUE) || type.name().equals(HouseEvents.CAMPAIGN_ASKED);
        boolean remembered = type.countAs().isPresent() || type.keepAtMost() > 0;
        if (ours || !remembered || type.collectedFor().isPresent()) {
            fault(
                    rule,
                    spoken.line(),
                    "after until an event of the customer's, remembered and collected from everyone",
                    '"' + type.name() + '"',
                    "Or say how long: do nothing for 14 days.");
        }
    }

    private void fields(ParsedRule rule, Spoken spoken) {
        boolean first = spoken.sentence().key("names").filter("first"::equals).isPresent();
        Optional<String> field = spoken.value("field").or(() -> spoken.key("field"));
        if (field.isEmpty()
                || rule.eventType().isEmpty()
                || !names.events().containsKey(rule.eventType().get())) {
            return;
        }
        if (first) {
            if (!rule.eventType().get().equals(HouseEvents.FOLLOW_UP_DUE)) {
                fault(
                        rule,
                        spoken.line(),
                        "the first event only where a follow-up is due",
                        "\"" + spoken.sentence().text() + "\"",
                        "");
            }
            return;
        }
        Set<String> fields = names.fields(rule.eventType().get());
        known(rule, spoken.line(), "a field of " + rule.eventType().get(), field.get(), fields);
    }

    private void window(ParsedRule rule, Spoken spoken, String type) {
        EventType event = names.events().get(type);
        Duration kept = type.equals("contacts") ? ContactHistory.KEPT : event == null ? null : event.keep();
        Optional<Duration> window = spoken.value("duration").flatMap(dev.hush.file.Durations::parse);
        if (kept == null || window.isEmpty()) {
            return;
        }
        spoken.sentence()
                .key("sums")
                .filter(field -> event != null && !event.fields().containsKey(field))
                .ifPresent(field -> fault(
                        rule,
                        spoken.line(),
                        "an event that declares the field " + field,
                        '"' + type + '"',
                        "Add it to its declaration."));
        if (window.get().compareTo(kept) > 0) {
            fault(
                    rule,
                    spoken.line(),
                    "a window of at most " + kept.toDays() + " days, which the state keeps of " + type,
                    spoken.value("duration").orElse(""),
                    "Or keep more: rules/vocabulary/events/" + type + ".yaml.");
        }
        int n = spoken.value("n").map(Integer::parseInt).orElse(0);
        if (event != null && n > event.keepAtMost()) {
            fault(
                    rule,
                    spoken.line(),
                    "at most " + event.keepAtMost() + ", which the state keeps of " + type,
                    Integer.toString(n),
                    "");
        }
    }

    /** A follow-up is cancelled where the occasion is equal, so both events need one. */
    private void unless(ParsedRule rule, Spoken spoken, String type) {
        for (String needed : List.of(type, rule.eventType().orElse(type))) {
            EventType event = names.events().get(needed);
            boolean raised = needed.equals(HouseEvents.FOLLOW_UP_DUE) || needed.equals(HouseEvents.CAMPAIGN_ASKED);
            if (event != null && !raised && event.occasionKey().isEmpty()) {
                fault(
                        rule,
                        spoken.line(),
                        "after unless, as for the rule's own event, one that declares its occasion",
                        "\"" + needed + "\"",
                        "Add occasion: to rules/vocabulary/events/" + needed + ".yaml.");
            }
        }
    }

    private void known(ParsedRule rule, int line, String expected, String name, Collection<String> known) {
        if (!known.contains(name)) {
            fault(rule, line, expected, "\"" + name + "\"", Closest.hint(name, new TreeSet<>(known), "There is none."));
        }
    }

    private void fault(ParsedRule rule, int line, String expected, String found, String hint) {
        faults.add(rule.file(), line, expected, found, hint);
    }
}
