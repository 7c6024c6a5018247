package dev.hush.rulebase;

import dev.hush.consent.Purpose;
import dev.hush.customer.FactDeclaration;
import dev.hush.customer.Provenance;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.rulebase.Sentence.Form;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks that facts are used for what they may be used for, and that no conclusion launders them.
 *
 * <p>What rules conclude or remember may be used for those purposes only that all facts behind it allow.
 */
final class FactChecks {
    private final Map<String, FactDeclaration> facts;
    private final List<ParsedRule> rules;
    private final Faults faults;
    private final Map<String, Set<Purpose>> insights = new TreeMap<>();
    private final Set<String> inferredInsights = new HashSet<>();

    /** @param facts declared facts and counts of events alike */
    FactChecks(Map<String, FactDeclaration> facts, List<ParsedRule> rules, Faults faults) {
        this.facts = facts;
        this.rules = rules;
        this.faults = faults;
        followInsights();
    }

    void check() {
        for (ParsedRule rule : rules) {
            rule.when().forEach(spoken -> {
                facts(spoken).forEach(name -> read(rule, spoken, name));
                spoken.value("insight").ifPresent(name -> readInsight(rule, spoken, name));
            });
            rule.then().forEach(spoken -> facts(spoken).forEach(name -> write(rule, spoken, name)));
            if (rule.whole() && usable(rule).isEmpty()) {
                faults.add(
                        rule.file(),
                        rule.line(),
                        "facts that have a purpose in common",
                        "none",
                        "Ask for fewer in one rule.");
            }
        }
    }

    /** What the rule's facts have to be usable for when it runs, as {@link Purposes} writes it. */
    int purposeBits(ParsedRule rule) {
        return Purposes.bits(rule.stage() == Stage.UNDERSTAND ? usable(rule) : List.of(purpose(rule)));
    }

    private static Purpose purpose(ParsedRule rule) {
        return rule.header().purpose().orElse(Purpose.SERVICE);
    }

    /** The facts that a line reads or writes. */
    static Stream<String> facts(Spoken spoken) {
        return Stream.of(
                        spoken.value("fact"),
                        spoken.value("other"),
                        spoken.value("tag").map(tag -> "tag-" + tag),
                        spoken.key("reads"))
                .flatMap(Optional::stream);
    }

    /** The purposes that everything which the rule reads allows. */
    private Set<Purpose> usable(ParsedRule rule) {
        Set<Purpose> usable = EnumSet.allOf(Purpose.class);
        if (rule.stage() == Stage.UNDERSTAND) {
            rule.header().purpose().ifPresent(it -> usable.retainAll(Set.of(it)));
        }
        sources(rule).forEach(usable::retainAll);
        return usable;
    }

    private Stream<Set<Purpose>> sources(ParsedRule rule) {
        return rule.when().stream()
                .flatMap(spoken -> Stream.concat(
                        facts(spoken)
                                .flatMap(name -> Optional.ofNullable(facts.get(name)).stream())
                                .map(FactDeclaration::purposes),
                        spoken.value("insight").map(insights::get).stream()));
    }

    /** Works out what each insight may be used for, until nothing changes: insights may rest on insights. */
    private void followInsights() {
        eachConclusion((rule, insight) -> insights.put(insight, EnumSet.allOf(Purpose.class)));
        boolean[] changed = {true};
        while (changed[0]) {
            changed[0] = false;
            eachConclusion((rule, insight) -> {
                Set<Purpose> purposes = insights.getOrDefault(insight, Set.of());
                changed[0] |= purposes.retainAll(usable(rule));
                changed[0] |= restsOnInferred(rule) && inferredInsights.add(insight);
            });
        }
    }

    private interface Conclusion {
        void by(ParsedRule rule, String insight);
    }

    private void eachConclusion(Conclusion conclusion) {
        for (ParsedRule rule : rules) {
            rule.then().forEach(it -> it.value("insight").ifPresent(insight -> conclusion.by(rule, insight)));
        }
    }

    private boolean restsOnInferred(ParsedRule rule) {
        return rule.when().stream()
                .anyMatch(it -> facts(it).anyMatch(this::inferred)
                        || it.value("insight")
                                .filter(inferredInsights::contains)
                                .isPresent());
    }

    private boolean inferred(String fact) {
        FactDeclaration declaration = facts.get(fact);
        return declaration != null && declaration.provenance() == Provenance.INFERRED;
    }

    private void read(ParsedRule rule, Spoken spoken, String name) {
        known(rule, spoken, name, declaration -> {
            if (rule.stage() != Stage.UNDERSTAND && !declaration.purposes().contains(purpose(rule))) {
                notFor(rule, spoken, "\"" + name + "\"", declaration.purposes());
            } else if (promotes(rule) && declaration.provenance() == Provenance.INFERRED) {
                notInferred(rule, spoken, "\"" + name + "\", which rules concluded");
            }
        });
    }

    private void readInsight(ParsedRule rule, Spoken spoken, String name) {
        Set<Purpose> purposes = insights.get(name);
        if (purposes == null) {
            faults.add(
                    rule.file(),
                    spoken.line(),
                    "an insight that a rule of rules/understand concludes",
                    "\"" + name + "\"",
                    Closest.hint(name, insights.keySet(), "There is none yet."));
        } else if (rule.whole() && rule.stage() != Stage.UNDERSTAND && !purposes.contains(purpose(rule))) {
            notFor(rule, spoken, "the insight \"" + name + "\"", purposes);
        } else if (promotes(rule) && inferredInsights.contains(name)) {
            notInferred(rule, spoken, "the insight \"" + name + "\", which rests on what rules concluded");
        }
    }

    private void notFor(ParsedRule rule, Spoken spoken, String what, Set<Purpose> purposes) {
        faults.add(
                rule.file(),
                spoken.line(),
                "something that may be used for " + purpose(rule),
                what + ", which is for " + purposes.stream().sorted().toList(),
                "The purposes of facts are in rules/vocabulary/facts.yaml.");
    }

    private void notInferred(ParsedRule rule, Spoken spoken, String found) {
        faults.add(
                rule.file(),
                spoken.line(),
                "in a rule of PROMOTION only what the customer declared or we observed",
                found,
                "Ask the customer, or use it for CARE.");
    }

    private static boolean promotes(ParsedRule rule) {
        return rule.header().purpose().filter(it -> it == Purpose.PROMOTION).isPresent();
    }

    private void write(ParsedRule rule, Spoken spoken, String name) {
        known(rule, spoken, name, declaration -> {
            Set<Purpose> usable = usable(rule);
            if (declaration.provenance() != Provenance.INFERRED) {
                faults.add(
                        rule.file(),
                        spoken.line(),
                        "a fact of the provenance inferred, which rules may change",
                        "\"" + name + "\", which is "
                                + declaration.provenance().name().toLowerCase(java.util.Locale.ROOT),
                        "Declare one of its own in rules/vocabulary/<name>.facts.yaml.");
            } else if (spoken.is(Form.THEN) && !usable.containsAll(declaration.purposes())) {
                faults.add(
                        rule.file(),
                        spoken.line(),
                        "a fact that is only for " + usable.stream().sorted().toList() + ", as what the rule reads is",
                        "\"" + name + "\", which is for "
                                + declaration.purposes().stream().sorted().toList(),
                        "Nothing may be used for more by being remembered again.");
            }
        });
    }

    private void known(ParsedRule rule, Spoken spoken, String name, Consumer<FactDeclaration> check) {
        FactDeclaration declaration = facts.get(name);
        if (declaration != null) {
            if (rule.whole()) {
                check.accept(declaration);
            }
            return;
        }
        faults.add(
                rule.file(),
                spoken.line(),
                "a fact of rules/vocabulary/facts.yaml",
                "\"" + name + "\"",
                Closest.hint(name, facts.keySet(), "") + " New ones: rules/vocabulary/<name>.facts.yaml.");
    }
}
