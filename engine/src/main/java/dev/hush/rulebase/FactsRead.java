package dev.hush.rulebase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells which facts a rule asks for, by itself and through the insights that other rules conclude. */
public final class FactsRead {
    private FactsRead() {}

    /** The facts' names, and the types of events that it counts; empty for a rule in DRL, whose conditions are not known here. */
    public static Set<String> by(String rule, List<ParsedRule> rules) {
        Set<String> names = new TreeSet<>();
        Set<String> followed = new HashSet<>();
        rules.stream().filter(it -> it.id().equals(rule)).forEach(it -> add(it, rules, names, followed));
        return names;
    }

    private static void add(ParsedRule rule, List<ParsedRule> rules, Set<String> names, Set<String> followed) {
        if (!followed.add(rule.id())) {
            return;
        }
        for (Spoken spoken : rule.when()) {
            FactChecks.facts(spoken).forEach(names::add);
            names.addAll(spoken.counted());
            spoken.value("insight")
                    .ifPresent(insight -> rules.stream()
                            .filter(it -> it.then().stream()
                                    .anyMatch(then -> then.value("insight")
                                            .filter(insight::equals)
                                            .isPresent()))
                            .forEach(it -> add(it, rules, names, followed)));
        }
    }
}
