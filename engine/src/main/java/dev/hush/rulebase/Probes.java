package dev.hush.rulebase;

import dev.hush.decision.RuleInquiry;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.engine.Fault;
import dev.hush.event.CustomerEvent;
import dev.hush.file.Faults;
import dev.hush.rulebase.DrlWriter.Origin;
import dev.hush.rulebase.Sentence.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Asks the sentences of one rule one by one: each is compiled as a rule of its own, on demand.
 *
 * <p>They are built as the rules that run are, and asked with the insights that the rules really conclude.
 */
final class Probes implements RuleInquiry {
    private static final String HOLDS = "holds ";
    private static final String FOUND = "found ";

    private final Map<String, ParsedRule> rules;
    private final List<String> prelude;
    private final ToIntFunction<ParsedRule> purposes;
    private final DroolsRules base;

    /** @param purposes what a rule's facts have to be usable for, as {@link Purposes} writes it */
    Probes(List<ParsedRule> rules, List<String> prelude, ToIntFunction<ParsedRule> purposes, DroolsRules base) {
        this.rules = rules.stream().collect(Collectors.toMap(ParsedRule::id, Function.identity()));
        this.prelude = List.copyOf(prelude);
        this.purposes = purposes;
        this.base = base;
    }

    @Override
    public Set<String> rules() {
        return rules.keySet();
    }

    @Override
    public Optional<String> eventType(String rule) {
        return Optional.ofNullable(rules.get(rule)).flatMap(ParsedRule::eventType);
    }

    @Override
    public boolean isAskedAbout(String id, CustomerEvent event) {
        ParsedRule rule = rules.get(id);
        return rule != null
                && rule.eventType().map(event.type()::equals).orElse(true)
                && rule.when().stream()
                        .filter(it -> it.is(Form.TRIGGER))
                        .flatMap(it -> it.value("name").stream())
                        .allMatch(name -> event.text("name")
                                .or(() -> event.text("campaign"))
                                .filter(name::equals)
                                .isPresent());
    }

    @Override
    public Findings look(String id, Situation situation) {
        ParsedRule rule = Optional.ofNullable(rules.get(id))
                .orElseThrow(() -> new NoSuchElementException("expected the id of a rule, found \"" + id + "\""));
        if (rule.plain()) {
            Wishes wishes = only(id, base.consider(situation));
            return new Findings(List.of(), !wishes.equals(Wishes.NONE), wishes);
        }
        List<Object> facts = base.facts(situation, rule.stage());
        Wish wish = new Wish(situation);
        Map<String, Found> found = ask(rule, wish, facts);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < rule.when().size(); i++) {
            findings.add(finding(rule.when().get(i), i, found, facts));
        }
        Wishes wishes = Wish.all(List.of(wish, base.objections(situation, facts, wish.proposals())), List.of());
        return new Findings(findings, findings.stream().allMatch(Finding::holds), only(id, wishes));
    }

    private static Finding finding(Spoken spoken, int i, Map<String, Found> found, List<Object> facts) {
        Optional<String> value = Optional.ofNullable(found.get(FOUND + i)).map(Found::words);
        if (spoken.value("insight").isPresent()) {
            value = Optional.of(insights(facts));
        }
        return new Finding(spoken.text(), found.containsKey(HOLDS + i), value);
    }

    private static String insights(List<Object> facts) {
        String names = facts.stream()
                .filter(Insight.class::isInstance)
                .map(it -> ((Insight) it).name())
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no insight" : names;
    }

    /** What of the wishes is this rule's, and what house rules say to it. */
    private static Wishes only(String rule, Wishes all) {
        return new Wishes(
                all.proposals().stream().filter(it -> it.rule().equals(rule)).toList(),
                all.followUps().stream().filter(it -> it.rule().equals(rule)).toList(),
                all.tasks().stream().filter(it -> it.rule().equals(rule)).toList(),
                all.facts().stream().filter(it -> it.rule().equals(rule)).toList(),
                all.objections().stream().filter(it -> it.rule().equals(rule)).toList(),
                List.of(),
                List.of(),
                all.rests().stream().filter(it -> it.rule().equals(rule)).toList(),
                List.of());
    }

    private Map<String, Found> ask(ParsedRule rule, Wish wish, List<Object> facts) {
        KieSession session = container(rule).getKieBase().newKieSession();
        try {
            session.setGlobal("wish", wish);
            facts.forEach(session::insert);
            wish.speaks(rule.header());
            session.fireAllRules();
            Map<String, Found> found = new HashMap<>();
            session.getObjects(Found.class::isInstance).stream()
                    .map(Found.class::cast)
                    .forEach(it -> found.putIfAbsent(it.probe(), it));
            return found;
        } finally {
            session.dispose();
        }
    }

    private KieContainer container(ParsedRule rule) {
        Faults faults = new Faults();
        DrlWriter writer = new DrlWriter(rule.stage(), new Origin(RuleSources.PRELUDE, 1), prelude);
        int bits = purposes.applyAsInt(rule);
        for (int i = 0; i < rule.when().size(); i++) {
            Spoken spoken = rule.when().get(i);
            writer.probe(HOLDS + i, rule, spoken, bits);
            if (spoken.is(Form.WHEN)) {
                writer.value(FOUND + i, rule, spoken, bits);
            }
        }
        if (rule.stage() != Stage.HOUSE) {
            writer.consequences(rule, bits);
        }
        return new RuleCompiler(faults)
                .compile(Map.of(rule.stage(), List.of(writer.source(rule.stage().folder() + "probes"))), false)
                .map(it -> it.get(rule.stage()))
                .orElseThrow(() -> new IllegalStateException("expected sentences that can be asked one by one, but: "
                        + faults.sorted().stream().map(Fault::toString).collect(Collectors.joining("; "))));
    }
}
