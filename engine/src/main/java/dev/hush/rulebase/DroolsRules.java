package dev.hush.rulebase;

import dev.hush.decision.RuleBase;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.offer.Proposal;
import dev.hush.rulebase.StageRules.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a workspace, run by Drools in three sessions one after another, results frozen in between. */
final class DroolsRules implements RuleBase {
    private final String version;
    private final Map<String, String> reasons;
    private final Map<String, Map<String, String>> reasonsIn;
    private final Map<Stage, StageRules> stages;
    private final Map<String, String> counts;

    /** @param counts the facts that are counts of events: name to event type */
    DroolsRules(
            String version,
            Map<String, String> reasons,
            Map<String, Map<String, String>> reasonsIn,
            Map<Stage, StageRules> stages,
            Map<String, String> counts) {
        this.version = version;
        this.reasons = Map.copyOf(reasons);
        this.reasonsIn = Map.copyOf(reasonsIn);
        this.stages = Map.copyOf(stages);
        this.counts = Map.copyOf(counts);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String why(String rule, String language) {
        return reasonsIn.getOrDefault(rule, Map.of()).getOrDefault(language, reasons.getOrDefault(rule, ""));
    }

    @Override
    public Map<String, String> reasons() {
        return reasons;
    }

    @Override
    public Map<String, Long> drainMicros() {
        Map<String, Long> micros = new TreeMap<>();
        stages.values().forEach(stage -> stage.drainMicros().forEach((rule, it) -> micros.merge(rule, it, Long::sum)));
        return micros;
    }

    @Override
    public Wishes consider(Situation situation) {
        Matter matter = new Matter(situation, counts);
        List<Object> facts = new ArrayList<>();
        facts.add(matter);
        List<Wish> wishes = new ArrayList<>(3);
        ask(Stage.UNDERSTAND, situation, facts).ifPresent(outcome -> {
            wishes.add(outcome.wish());
            facts.addAll(outcome.insights());
        });
        ask(Stage.MOMENT, situation, facts).ifPresent(outcome -> {
            wishes.add(outcome.wish());
            facts.addAll(outcome.wish().proposals());
            if (!outcome.wish().proposals().isEmpty()) {
                ask(Stage.HOUSE, situation, facts).ifPresent(house -> wishes.add(house.wish()));
            }
        });
        return wishes.isEmpty() ? Wishes.NONE : Wish.all(wishes, matter.luck());
    }

    /** What a rule of the stage sees: the matter, insights, and for a house rule the proposals. */
    List<Object> facts(Situation situation, Stage stage) {
        List<Object> facts = new ArrayList<>();
        facts.add(new Matter(situation, counts));
        if (stage != Stage.UNDERSTAND) {
            ask(Stage.UNDERSTAND, situation, facts).ifPresent(outcome -> facts.addAll(outcome.insights()));
        }
        if (stage == Stage.HOUSE) {
            facts.addAll(consider(situation).proposals());
        }
        return facts;
    }

    /** What house rules would say to the proposals. */
    Wish objections(Situation situation, List<Object> facts, List<Proposal> proposals) {
        List<Object> all = new ArrayList<>(facts);
        all.addAll(proposals);
        return (proposals.isEmpty() ? Optional.<Outcome>empty() : ask(Stage.HOUSE, situation, all))
                .map(Outcome::wish)
                .orElseGet(() -> new Wish(situation));
    }

    private Optional<Outcome> ask(Stage stage, Situation situation, List<Object> facts) {
        @Nullable StageRules rules = stages.get(stage);
        return rules == null || !rules.concerns(situation.event().type())
                ? Optional.empty()
                : Optional.of(rules.ask(situation, facts));
    }
}
