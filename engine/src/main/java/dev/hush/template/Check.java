package dev.hush.template;

import dev.hush.consent.Channel;
import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import dev.hush.template.Variables.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of templates without rendering them. */
final class Check {
    private static final Pattern INCLUDE = Pattern.compile("<mj-include\\b[^>]*\\bpath=\"([^\"]*)\"");

    private final Folder folder;
    private final Catalog catalog;
    private final Previews previews;
    private final String defaultLanguage;
    private final List<Fault> faults = new ArrayList<>();

    private Check(Folder folder, Catalog catalog, Previews previews, String defaultLanguage) {
        this.folder = folder;
        this.catalog = catalog;
        this.previews = previews;
        this.defaultLanguage = defaultLanguage;
    }

    /** Every fault of every file, in the order of places. */
    static List<Fault> of(Folder folder, Catalog catalog, Previews previews, String defaultLanguage) {
        Check check = new Check(folder, catalog, previews, defaultLanguage);
        check.faults.addAll(folder.faults());
        check.faults.addAll(catalog.faults());
        check.faults.addAll(previews.faults());
        folder.files().values().stream()
                .filter(source -> source.path().startsWith(Folder.LAYOUT) && source.isMjml())
                .forEach(layout -> check.mjml(layout, defaultLanguage));
        catalog.templates().forEach((key, languages) -> {
            if (Languages.best(defaultLanguage, languages.keySet(), defaultLanguage)
                    .isEmpty()) {
                check.noDefault(key, languages.firstEntry().getValue());
            }
            languages.forEach((language, files) -> check.template(key, language, files));
        });
        return check.faults.stream()
                .distinct()
                .sorted(Fault.BY_PLACE.thenComparing(Comparator.comparing(Fault::found)))
                .toList();
    }

    private void noDefault(Key key, Catalog.Files files) {
        fault(
                files.main(),
                1,
                "a file in the default language " + defaultLanguage,
                "none for " + key,
                "Write " + key + "." + defaultLanguage + "." + (files.mjml() == null ? "txt" : "mjml") + ".");
    }

    private void template(Key key, String language, Catalog.Files files) {
        Source main = files.main();
        if (files.mjml() != null) {
            MjmlCheck.Outcome outcome = mjml(files.mjml(), language);
            if (!outcome.says() && outcome.faults().isEmpty()) {
                fault(main, 1, "something to read", "a template without words", "Write them into <mj-text>.");
            }
            subject(main, Math.max(1, outcome.titleLine()), Mail.title(main).isPresent(), "<mj-title>…</mj-title>");
        } else if (key.channel() == Channel.EMAIL) {
            subject(main, 1, Mail.subjectLine(main).isPresent(), "a first line \"Subject: …\"");
        }
        if (files.txt() != null && files.txt().text().isBlank()) {
            fault(files.txt(), 1, "something to read", "an empty file", "Write it, or delete the file.");
        }
        variables(key, language, files);
    }

    private void subject(Source file, int line, boolean there, String expected) {
        if (!there) {
            fault(file, line, expected, "no subject", "Say in one line what the mail is about.");
        }
    }

    private MjmlCheck.Outcome mjml(Source source, String language) {
        MjmlCheck.Outcome outcome = MjmlCheck.check(
                folder.nameOf(source.path()),
                source,
                path -> folder.include(path, source.path(), language, defaultLanguage)
                        .isPresent());
        faults.addAll(outcome.faults());
        return outcome;
    }

    private void variables(Key key, String language, Catalog.Files files) {
        List<Source> sources = new ArrayList<>();
        if (files.mjml() != null) {
            withIncludes(files.mjml(), language, sources, new HashSet<>());
        }
        if (files.txt() != null) {
            sources.add(files.txt());
        }
        if (key.channel() == Channel.EMAIL && sources.stream().noneMatch(Check::showsLinks)) {
            warn(files.main(), "{{ links.stop }} or {{ links.why }}", "neither", "Include ../_layout/footer.mjml.");
        }
        Map<String, Object> preview =
                previews.model(key.template(), language, defaultLanguage).orElse(null);
        if (preview == null) {
            if (previews.isReadable()) {
                faults.add(Fault.of(
                        previews.file(), 1, "an entry for every template", "none for " + key.template(), "Add it."));
            }
            return;
        }
        Map<String, Object> model = Model.of(preview, Model.brand(Map.of()));
        sources.forEach(source -> variables(source, model));
    }

    private void variables(Source source, Map<String, Object> model) {
        Set<String> known = new TreeSet<>(Model.paths());
        if (model.get("event") instanceof Map<?, ?> event) {
            event.keySet().forEach(field -> known.add("event." + field));
        }
        Variables variables = Variables.in(source);
        for (Variable missing : variables.missing(model)) {
            fault(
                    source,
                    missing.line(),
                    "a variable that the preview has a value for",
                    "{{ " + missing.path() + " }}",
                    Closest.near(missing.path(), known) + " Else add it to " + previews.file() + ".");
        }
        for (Variable variable : variables.all()) {
            if (variable.optional() && !Model.NAMES.containsKey(variable.namespace())) {
                fault(
                        source,
                        variable.line(),
                        "a variable of " + new TreeSet<>(Model.NAMES.keySet()),
                        "{{ " + variable.path() + " }}",
                        Closest.near(variable.namespace(), Model.NAMES.keySet()));
            }
        }
    }

    private static boolean showsLinks(Source source) {
        Variables variables = Variables.in(source);
        return variables.names("links.stop") || variables.names("links.why");
    }

    private void withIncludes(Source source, String language, List<Source> all, Set<String> open) {
        all.add(source);
        if (!open.add(source.path())) {
            return;
        }
        Matcher include = INCLUDE.matcher(source.text());
        while (include.find()) {
            int line = source.lineAt(include.start());
            folder.include(include.group(1), source.path(), language, defaultLanguage)
                    .ifPresent(file -> {
                        if (open.contains(file.path())) {
                            fault(source, line, "includes without a circle", file.path() + " again", "Take it out.");
                        } else {
                            withIncludes(file, language, all, open);
                        }
                    });
        }
        open.remove(source.path());
    }

    private void fault(Source source, int line, String expected, String found, String hint) {
        faults.add(Fault.of(folder.nameOf(source.path()), line, expected, found, hint));
    }

    private void warn(Source source, String expected, String found, String hint) {
        faults.add(new Fault(folder.nameOf(source.path()), 1, expected, found, hint, true));
    }
}
