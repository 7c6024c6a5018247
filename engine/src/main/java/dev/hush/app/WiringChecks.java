package dev.hush.app;

import dev.hush.consent.Channel;
import dev.hush.engine.Campaign;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.intake.Mapping;
import dev.hush.rulebase.BuiltRules;
import dev.hush.rulebase.ParsedRule;
import dev.hush.rulebase.Spoken;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what does not fit together between rules, routes and mappings, each of which is good by itself. */
final class WiringChecks {
    private static final Pattern CAMPAIGN = Pattern.compile("hush:campaign/([\\w.-]+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Set<String> PLACEHOLDERS = new TreeSet<>(Set.of("hush.mail", "hush.data"));

    private final Workspace files;
    private final BuiltRules rules;
    private final Faults faults;

    WiringChecks(Workspace files, BuiltRules rules, Faults faults) {
        this.files = files;
        this.rules = rules;
        this.faults = faults;
    }

    void check(List<Mapping> mappings) {
        List<SourceFile> routes = files.files("routes", ".camel.yaml");
        routes.forEach(this::placeholders);
        routes.forEach(this::campaigns);
        deliveries(routes);
        mappings.forEach(this::mapping);
        followUps();
    }

    private static void each(SourceFile file, Pattern pattern, BiConsumer<Integer, String> found) {
        int number = 0;
        for (String line : file.lines()) {
            number++;
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                found.accept(number, matcher.group(1));
            }
        }
    }

    private void placeholders(SourceFile file) {
        each(file, PLACEHOLDER, (line, name) -> {
            if (!PLACEHOLDERS.contains(name) && !name.startsWith("env:")) {
                faults.add(
                        file.path(),
                        line,
                        "one of {{hush.mail}}, {{hush.data}} or {{env:NAME}}",
                        "{{" + name + "}}",
                        Closest.near(name, PLACEHOLDERS));
            }
        });
    }

    private void campaigns(SourceFile file) {
        Set<String> names = rules.campaigns().stream().map(Campaign::name).collect(Collectors.toSet());
        each(file, CAMPAIGN, (line, name) -> {
            if (!names.contains(name)) {
                faults.add(
                        file.path(),
                        line,
                        "a campaign that a routes/campaign-*.audience.yaml declares",
                        "\"" + name + "\"",
                        Closest.hint(name, names));
            }
        });
    }

    /** Every channel that a rule speaks on needs a route that delivers it. */
    private void deliveries(List<SourceFile> routes) {
        for (ParsedRule rule : rules.rules()) {
            for (ParsedRule.Message message : rule.messages()) {
                message.channel()
                        .filter(channel -> routes.stream().noneMatch(file -> delivers(file, channel)))
                        .ifPresent(channel -> faults.add(
                                rule.file(),
                                message.line(),
                                "a route from hush:deliver/" + channel.label() + " for what it says",
                                "none",
                                "Add routes/deliver-" + channel.label() + ".camel.yaml; see routes/README.md."));
            }
        }
    }

    private static boolean delivers(SourceFile file, Channel channel) {
        return file.text().matches("(?s).*hush:deliver/" + channel.label() + "(?![\\w-]).*");
    }

    private void mapping(Mapping mapping) {
        EventCatalog catalog = rules.learning().catalog();
        if (!catalog.declares(mapping.type())) {
            faults.add(
                    mapping.path(),
                    line(mapping, "type"),
                    "a declared event type",
                    "\"" + mapping.type() + "\"",
                    Closest.near(mapping.type(), catalog.names()) + " New ones: rules/vocabulary/events.");
            return;
        }
        EventType type = Objects.requireNonNull(catalog.types().get(mapping.type()));
        Set<String> known = new TreeSet<>(type.fields().keySet());
        known.addAll(rules.learning().declarations().keySet());
        mapping.data().keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> faults.add(
                        mapping.path(),
                        line(mapping, field),
                        "a field of " + type.name(),
                        "\"" + field + "\"",
                        Closest.hint(field, type.fields().keySet())));
    }

    /** The line on which a key of the mapping stands. */
    private int line(Mapping mapping, String key) {
        List<String> lines = files.file(mapping.path()).map(SourceFile::lines).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(".*\\b" + Pattern.quote(key) + "\\s*:.*")) {
                return i + 1;
            }
        }
        return 1;
    }

    /** A follow-up that no rule hears is a question to nobody. */
    private void followUps() {
        Set<String> heard = rules.rules().stream()
                .flatMap(rule -> rule.when().stream())
                .filter(it -> it.sentence().id().equals("follow-up-due"))
                .flatMap(it -> it.value("name").stream())
                .collect(Collectors.toSet());
        boolean plain = rules.rules().stream().anyMatch(ParsedRule::plain);
        for (ParsedRule rule : rules.rules()) {
            rule.then().stream()
                    .filter(it -> it.sentence().id().startsWith("follow-up"))
                    .filter(it -> it.value("name").filter(heard::contains).isEmpty() && !plain)
                    .forEach(it -> unheard(rule, it));
        }
    }

    private void unheard(ParsedRule rule, Spoken spoken) {
        String name = spoken.value("name").orElse("");
        faults.warn(
                rule.file(),
                spoken.line(),
                "a rule that says \"the follow-up " + name + " is due\"",
                "none",
                "Write one, or leave the follow-up out.");
    }
}
