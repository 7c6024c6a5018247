package dev.hush.app;

import dev.hush.file.Faults;
import dev.hush.replay.Case;
import dev.hush.rulebase.ParsedRule;
import dev.hush.rulebase.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the rules of moments without a case: none beside them, and none elsewhere that names them. */
final class UntestedRules {
    private static final String CASES = ".cases.yaml";

    private UntestedRules() {}

    static void tell(List<ParsedRule> rules, List<Case> cases, Faults faults) {
        Set<String> tested = new HashSet<>();
        for (Case one : cases) {
            tested.add(one.file());
            one.expectations().forEach(it -> it.rule().ifPresent(tested::add));
        }
        rules.stream()
                .filter(rule -> rule.stage() == Stage.MOMENT)
                .filter(rule -> !tested.contains(rule.id()) && !tested.contains(beside(rule.file())))
                .forEach(rule -> faults.warn(
                        rule.file(),
                        rule.line(),
                        "a case for " + rule.id(),
                        "none",
                        "Write one into " + beside(rule.file()) + "; rules/README.md, Cases, shows how."));
    }

    private static String beside(String file) {
        int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
        return (dot < 0 ? file : file.substring(0, dot)) + CASES;
    }
}
