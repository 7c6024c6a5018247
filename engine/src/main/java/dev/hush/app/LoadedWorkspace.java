package dev.hush.app;

import dev.hush.camel.CamelSettings;
import dev.hush.camel.RouteFiles;
import dev.hush.decision.Rulebook;
import dev.hush.decision.World;
import dev.hush.engine.Campaign;
import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.intake.Mapping;
import dev.hush.intake.MappingFiles;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.Case;
import dev.hush.replay.CaseFiles;
import dev.hush.rulebase.BuiltRules;
import dev.hush.rulebase.ParsedRule;
import dev.hush.rulebase.RuleBooks;
import dev.hush.rulebase.overlap.Overlaps;
import dev.hush.template.Templates;
import dev.hush.world.Places;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that a workspace says, read and checked as one. */
record LoadedWorkspace(
        Path root,
        Settings settings,
        Workspace files,
        BuiltRules rules,
        Templates templates,
        List<Mapping> mappings,
        List<Case> cases,
        List<Fault> faults) {

    private static final World PLACES = new Places();

    /** How thoroughly to look. */
    enum Look {
        /** What is needed to run. */
        RUN,
        /** Everything: the classic rule builder's messages, and every template rendered with its preview. */
        CHECK
    }

    /** The settings alone; what is wrong with them, loading tells. */
    static Settings settings(Path root) {
        expectFolder(root);
        return Settings.read(root, System.getenv(), new Faults());
    }

    private static void expectFolder(Path root) {
        if (!Files.isDirectory(root)) {
            throw new UsageException("expected a workspace folder, found no folder " + root + ".");
        }
    }

    static LoadedWorkspace load(Path root, Look look) {
        expectFolder(root);
        Faults faults = new Faults();
        Settings settings = Settings.read(root, System.getenv(), faults);
        Workspace files = new Workspace(root, faults);
        List<Mapping> mappings = MappingFiles.read(files, faults);
        RouteFiles.read(files, faults);
        Templates templates =
                Templates.load(root.resolve("templates"), settings.text("language", "en"), settings.brand());
        faults.addAll(templates.faults());
        if (look == Look.CHECK) {
            Set<String> faulty = templates.faults().stream().map(Fault::file).collect(Collectors.toSet());
            faults.addAll(templates.proof().stream()
                    .filter(fault -> !faulty.contains(fault.file()))
                    .toList());
        }
        Set<String> names = new TreeSet<>();
        templates.previews().forEach(preview -> names.add(preview.template()));
        boolean templatesKnown = !names.isEmpty() || templates.faults().isEmpty();
        Optional<Set<String>> templateNames = templatesKnown ? Optional.of(names) : Optional.empty();
        BuiltRules rules = look == Look.CHECK
                ? RuleBooks.check(root, settings.zone(), PLACES, templateNames)
                : RuleBooks.build(root, settings.zone(), PLACES, templateNames);
        faults.addAll(rules.faults());
        List<Case> cases = CaseFiles.read(files, rules.learning(), rules.ids(), faults);
        new WiringChecks(files, rules, faults).check(mappings);
        if (look == Look.CHECK) {
            List<ParsedRule> sound = withoutFaults(rules.rules(), faults);
            new Overlaps(sound).tell(faults);
            UntestedRules.tell(sound, cases, faults);
        }
        checkCampaigns(rules.campaigns(), faults);
        settings.text("sender")
                .filter(sender -> !CamelSettings.isSender(sender))
                .ifPresent(sender -> faults.add(
                        "hush.yaml", 1, "a sender such as Corner Shop <hello@shop.example>", "\"" + sender + "\"", ""));
        if (settings.text("publicUrl").isEmpty() && !names.isEmpty()) {
            faults.warn(
                    "hush.yaml", 1, "publicUrl, which the links in messages need", "none", "Add publicUrl: https://….");
        }
        return new LoadedWorkspace(root, settings, files, rules, templates, mappings, cases, faults.sorted());
    }

    /** The rules of files in which nothing else is wrong; the others have more to be mended first. */
    private static List<ParsedRule> withoutFaults(List<ParsedRule> rules, Faults faults) {
        Set<String> faulty = faults.sorted().stream().map(Fault::file).collect(Collectors.toSet());
        return rules.stream().filter(rule -> !faulty.contains(rule.file())).toList();
    }

    private static void checkCampaigns(List<Campaign> campaigns, Faults faults) {
        for (Campaign campaign : campaigns) {
            CronCalendar.fault(campaign)
                    .ifPresent(problem -> faults.add(
                            "routes/campaign-" + campaign.name() + ".audience.yaml",
                            1,
                            "a Quartz cron expression",
                            problem,
                            "Such as 0 0 10 1 * ? for ten o'clock on each first of the month."));
        }
    }

    /** The rulebook, where nothing is wrong that is no mere warning. */
    Optional<Rulebook> rulebook() {
        return broken() ? Optional.empty() : rules.rulebook();
    }

    /** The same, as that of another folder: where it stands, not where it was read. */
    LoadedWorkspace at(Path place) {
        return new LoadedWorkspace(place, settings, files, rules, templates, mappings, cases, faults);
    }

    boolean broken() {
        return faults.stream().anyMatch(fault -> !fault.warning())
                || rules.rulebook().isEmpty();
    }

    byte[] secret(String otherwise) {
        return settings.text("secret", otherwise).getBytes(StandardCharsets.UTF_8);
    }
}
