package dev.hush.rulebase;

import dev.hush.customer.FactDeclaration;
import dev.hush.customer.Learning;
import dev.hush.customer.Provenance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Rulebook;
import dev.hush.decision.World;
import dev.hush.engine.Campaign;
import dev.hush.engine.RetentionTimes;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.rulebase.EventFiles.Events;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieContainer;

/** Builds rulebooks from workspaces: reads, checks and compiles everything below rules/. */
public final class RuleBooks {
    /** So many are checked in 40 s with 512 MB of heap on two cores; ten thousand do not fit. */
    private static final int MOST_RULES = 3_000;

    private final Workspace workspace;
    private final ZoneId zone;
    private final World world;
    private final Optional<Set<String>> templates;
    private final Faults faults;

    private RuleBooks(Workspace workspace, ZoneId zone, World world, Optional<Set<String>> templates, Faults faults) {
        this.workspace = workspace;
        this.zone = zone;
        this.world = world;
        this.templates = templates;
        this.faults = faults;
    }

    /**
     * Builds the rulebook that will run.
     *
     * @param zone the workspace's own zone, for calendars
     * @param world what is known about places
     * @param templates the templates that there are; empty to leave their names unchecked
     */
    public static BuiltRules build(Path workspace, ZoneId zone, World world, Optional<Set<String>> templates) {
        return build(workspace, zone, world, templates, false);
    }

    /** As {@link #build}, asking the classic builder first, whose messages are better: for {@code hush check}. */
    public static BuiltRules check(Path workspace, ZoneId zone, World world, Optional<Set<String>> templates) {
        return build(workspace, zone, world, templates, true);
    }

    private static BuiltRules build(
            Path root, ZoneId zone, World world, Optional<Set<String>> templates, boolean full) {
        Faults faults = new Faults();
        Workspace workspace = new Workspace(root, faults);
        return new RuleBooks(workspace, zone, world, templates, faults).build(full);
    }

    private BuiltRules build(boolean full) {
        Events events = EventFiles.read(workspace, faults);
        Map<String, FactDeclaration> facts = FactFiles.read(workspace, faults);
        HouseTables house = HouseFiles.read(workspace, events.catalog(), zone, world, faults);
        RetentionTimes retention = HouseFiles.retention(workspace, faults);
        Vocabulary vocabulary = SentenceFiles.read(workspace, events.titles(), faults);
        List<Campaign> campaigns = CampaignFiles.read(workspace, vocabulary, zone, faults);
        StrayFiles.check(workspace, faults);

        RuleSources sources = new RuleSources(workspace, vocabulary, faults);
        List<ParsedRule> all = sources.rules();
        List<ParsedRule> rules = tooMany(all) ? List.of() : all;
        Map<String, FactDeclaration> known = withCounts(facts, events);
        checkLearned(events, known);
        FactChecks factChecks = new FactChecks(known, rules, faults);
        factChecks.check();
        new RuleChecks(names(events, known, house, rules, campaigns), faults).check(rules);
        Learning learning = new Learning(events.catalog(), facts, house.freezes(), house.sources(), world);
        Optional<DroolsRules> base = faults.none()
                ? new RuleCompiler(faults)
                        .compile(sources.drl(factChecks), full)
                        .map(it -> ruleBase(it, rules, events))
                        .filter(it -> faults.none())
                : Optional.empty();
        return new BuiltRules(
                base.map(it -> new Rulebook(it, house, learning)),
                learning,
                faults.sorted(),
                all.stream().map(ParsedRule::id).collect(Collectors.toSet()),
                rules.stream().filter(ParsedRule::whole).toList(),
                campaigns,
                vocabulary,
                base.map(it -> new Probes(rules, sources.prelude(), factChecks::purposeBits, it)),
                retention);
    }

    /** Whether there are more than can be built in bounded time and memory, which is told. */
    private boolean tooMany(List<ParsedRule> rules) {
        if (rules.size() <= MOST_RULES) {
            return false;
        }
        ParsedRule first = rules.get(MOST_RULES);
        faults.add(
                first.file(),
                first.line(),
                "at most " + MOST_RULES + " rules in a workspace",
                Integer.toString(rules.size()),
                "None of them was looked at further. Let the others go, or run a second workspace with them.");
        return true;
    }

    private DroolsRules ruleBase(Map<Stage, KieContainer> containers, List<ParsedRule> rules, Events events) {
        Map<Stage, List<ParsedRule>> byStage = rules.stream().collect(Collectors.groupingBy(ParsedRule::stage));
        Map<Stage, StageRules> stages = new EnumMap<>(Stage.class);
        byStage.forEach((stage, list) -> stages.put(
                stage,
                new StageRules(
                        stage,
                        Objects.requireNonNull(containers.get(stage)),
                        list.stream().collect(Collectors.toMap(ParsedRule::drlName, ParsedRule::header)),
                        list.stream().map(ParsedRule::eventType).toList())));
        Map<String, String> reasons = rules.stream()
                .collect(Collectors.toMap(ParsedRule::id, rule -> rule.header().why()));
        Map<String, Map<String, String>> reasonsIn = rules.stream()
                .collect(Collectors.toMap(ParsedRule::id, rule -> rule.header().whyIn()));
        return new DroolsRules(ContentVersion.of(workspace), reasons, reasonsIn, stages, events.counts());
    }

    private Map<String, FactDeclaration> withCounts(Map<String, FactDeclaration> facts, Events events) {
        Map<String, FactDeclaration> known = new HashMap<>(facts);
        events.counts().forEach((name, type) -> {
            if (known.put(name, new FactDeclaration(name, Provenance.OBSERVED, Purposes.all(), Optional.empty()))
                    != null) {
                faults.add(
                        "rules/vocabulary/events/" + type + ".yaml",
                        1,
                        "a count that is no other fact",
                        "\"" + name + "\"",
                        "Rename one.");
            }
        });
        return known;
    }

    private void checkLearned(Events events, Map<String, FactDeclaration> known) {
        events.catalog()
                .types()
                .values()
                .forEach(type -> type.facts().keySet().stream()
                        .filter(fact -> !known.containsKey(fact))
                        .forEach(fact -> faults.add(
                                "rules/vocabulary/events/" + type.name() + ".yaml",
                                1,
                                "declared facts under facts:",
                                "\"" + fact + "\"",
                                Closest.hint(fact, known.keySet(), ""))));
    }

    private Names names(
            Events events,
            Map<String, FactDeclaration> facts,
            HouseTables house,
            List<ParsedRule> rules,
            List<Campaign> campaigns) {
        return new Names(
                events.catalog().types(),
                facts.keySet(),
                house.budgets().keySet(),
                house.duties(),
                templates,
                rules.stream().map(ParsedRule::id).collect(Collectors.toSet()),
                Names.followUps(rules),
                campaigns.stream().map(Campaign::name).collect(Collectors.toSet()));
    }
}
