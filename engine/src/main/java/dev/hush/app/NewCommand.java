package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.event.EventType;
import dev.hush.replay.CaseRunner;
import dev.hush.template.Templates.Preview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush new rule|event|template|campaign}: files to begin with, that check and test pass as they are. */
@Command(name = "new", description = "Writes the files that a rule, an event, a template or a campaign begins with.")
final class NewCommand {
    private static final Pattern RULE = Pattern.compile("([a-z][a-z0-9]*(?:-[a-z]+)*)-(\\d+)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern EVENT = Pattern.compile("([a-z][a-z0-9-]*)\\.([a-z][a-z0-9-]*)");

    @Command(name = "rule", description = "A rule with its head and a case, such as: hush new rule thanks-07")
    int rule(
            @Parameters(paramLabel = "ID", description = "its moment and a number, such as thanks-07") String id,
            @Parameters(arity = "0..1", paramLabel = "WORKSPACE") Optional<Path> workspace,
            @Option(
                            names = "--on",
                            paramLabel = "EVENT",
                            description = "what it answers (default: ${DEFAULT-VALUE})",
                            defaultValue = "order.placed")
                    String event,
            @Option(names = "--template", description = "what it sends (default: the first there is)")
                    Optional<String> template,
            @Option(names = "--owner", description = "who answers for it (default: git's user.email)")
                    Optional<String> owner) {
        Matcher name = RULE.matcher(id);
        if (!name.matches()) {
            throw new UsageException("expected an id such as thanks-07, a moment and a number, found \"" + id + "\".");
        }
        LoadedWorkspace loaded = sound(workspace);
        EventType type = Optional.ofNullable(
                        loaded.rules().learning().catalog().types().get(event))
                .orElseThrow(() -> new UsageException("expected a declared event, found \"" + event
                        + "\". hush new event " + event + " declares it."));
        String sends = template.orElseGet(() -> loaded.templates().previews().stream()
                .map(Preview::template)
                .filter(it -> !it.equals("double-opt-in"))
                .findFirst()
                .orElseThrow(() -> new UsageException("expected a template to send, found none. hush new template "
                        + name.group(1) + " writes one.")));
        String path = "rules/" + name.group(1) + "/" + id;
        String rule = """
                // Why:   (say in a few words why a customer gets this; they can read it)
                // Owner: %s     Since: %s
                package rules
                rule "%s (in a word or two)"
                  @id("%s") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(10)
                when
                  the event %s came in
                then
                  propose the message %s
                end
                """.formatted(owner(owner), LocalDate.now().toString().substring(0, 7), id, id, event, sends);
        List<String> written =
                new Scaffold(loaded.root()).file(path + ".dslr", rule).write();
        LoadedWorkspace with = LoadedWorkspace.load(loaded.root(), Look.RUN);
        if (with.broken()) {
            Console.faults(with.faults());
            tell(written, "Mend what is told above; it was not there before.");
            return Hush.FOUND_FAULT;
        }
        String begin = """
                - case: %s, as it is today; change what should be otherwise
                  customer: {id: ana, zone: Europe/Berlin, country: DE, consents: [CARE/EMAIL]}
                  events:
                    - {at: 2026-11-17T11:00+01:00, type: %s, data: %s}
                  expect:
                """.formatted(id, event, data(type));
        String cases = path + ".cases.yaml";
        written = new ArrayList<>(written);
        Scaffold scaffold = new Scaffold(loaded.root()).file(cases, begin + "    - nothing else\n");
        written.addAll(scaffold.write());
        scaffold.replace(cases, begin + happens(loaded.root(), cases) + "    - nothing else\n");
        tell(written, "Write the Why, the sentences (hush vocabulary) and the case; then: hush check, hush test.");
        return Hush.GOOD;
    }

    @Command(name = "event", description = "The declaration of an event, such as: hush new event tea.drunk")
    int event(
            @Parameters(paramLabel = "TYPE") String type,
            @Parameters(arity = "0..1", paramLabel = "WORKSPACE") Optional<Path> workspace) {
        Matcher name = EVENT.matcher(type);
        if (!name.matches()) {
            throw new UsageException(
                    "expected a thing and what happened to it, such as tea.drunk, found \"" + type + "\".");
        }
        String declaration = """
                # What a rule may know of it: its fields, and how long how many of them are kept.
                type: %s
                title: %s %s was %s
                occasion: about
                fields: {about: text}
                keep: "90d, at most 20"
                """.formatted(
                        type,
                        "aeiou".indexOf(name.group(1).charAt(0)) < 0 ? "a" : "an",
                        name.group(1).replace('-', ' '),
                        name.group(2).replace('-', ' '));
        LoadedWorkspace loaded = sound(workspace);
        tell(
                new Scaffold(loaded.root())
                        .file("rules/vocabulary/events/" + type + ".yaml", declaration)
                        .write(),
                "Rules can say \"the event " + type + " came in\", or its title. Next: hush new rule ID --on " + type);
        return Hush.GOOD;
    }

    @Command(name = "template", description = "A mail and its preview, such as: hush new template warm-socks")
    int template(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(arity = "0..1", paramLabel = "WORKSPACE") Optional<Path> workspace) {
        LoadedWorkspace loaded = sound(workspace);
        String language = loaded.settings().text("language", "en");
        String mail = """
                <mjml>
                  <mj-head>
                    <mj-title>(what the mail is about, in one line)</mj-title>
                    <mj-preview>(the line that a mailbox shows below it)</mj-preview>
                  </mj-head>
                  <mj-body>
                    <mj-include path="../_layout/header.mjml" />
                    <mj-section mj-class="paper">
                      <mj-column>
                        <mj-text mj-class="title"><h1>Hello{% if customer.name %}, {{ customer.name }}{% endif %}.</h1></mj-text>
                        <mj-text>(a few sentences, as you would say them at the counter)</mj-text>
                        <mj-text mj-class="sign">Warmly,<br />{{ brand.name }}</mj-text>
                      </mj-column>
                    </mj-section>
                    <mj-include path="../_layout/footer.mjml" />
                  </mj-body>
                </mjml>
                """;
        String preview = """
                %s:
                  %s: {customer: {name: Ada}, why: (the Why of the rule that sends it)}
                """.formatted(plain(name), language);
        tell(
                new Scaffold(loaded.root())
                        .file("templates/" + plain(name) + "/email." + language + ".mjml", mail)
                        .atEnd("templates/preview.yaml", preview)
                        .write(),
                "Write what is in brackets. Next: hush new rule ID --template " + name);
        return Hush.GOOD;
    }

    @Command(name = "campaign", description = "A campaign's time and audience, such as: hush new campaign spring")
    int campaign(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(arity = "0..1", paramLabel = "WORKSPACE") Optional<Path> workspace) {
        LoadedWorkspace loaded = sound(workspace);
        String audience = """
                # Everyone who agreed, on the first of each month at ten; Quartz' cron: second minute hour day month weekday.
                campaign: %s
                cron: 0 0 10 1 * ?
                zone: %s
                audience:
                  - the customer has consented to PROMOTION by EMAIL
                """.formatted(plain(name), loaded.settings().zone());
        String route = """
                - route:
                    id: campaign-%s
                    description: Each run of the campaign asks its audience
                    from:
                      uri: hush:campaign/%s
                      steps:
                        - to: hush:ask
                """.formatted(name, name);
        tell(
                new Scaffold(loaded.root())
                        .file("routes/campaign-" + name + ".audience.yaml", audience)
                        .file("routes/campaign-" + name + ".camel.yaml", route)
                        .write(),
                "Next a rule that says \"the campaign " + name + " asks\" under when: hush new rule " + name + "-01");
        return Hush.GOOD;
    }

    private static LoadedWorkspace sound(Optional<Path> workspace) {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            throw new UsageException("expected a workspace without faults, found those above. Mend them first.");
        }
        return loaded;
    }

    private static String plain(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UsageException("expected a name such as warm-socks, found \"" + name + "\".");
        }
        return name;
    }

    /** A value for each field of the event, of its type. */
    private static String data(EventType type) {
        Map<String, String> data = new TreeMap<>();
        type.fields()
                .forEach((field, of) -> data.put(
                        field,
                        switch (of) {
                            case TEXT -> "A1";
                            case NUMBER -> "3";
                            case DAY -> "\"2026-11-17\"";
                            case TIME -> "\"2026-11-17T11:00:00+01:00\"";
                            case FLAG -> "true";
                            case LIST -> "[]";
                            case MAP -> "{}";
                        }));
        return data.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** What the one case of the file comes to under the rules, in the words of its expectations. */
    private static String happens(Path root, String file) {
        LoadedWorkspace loaded = LoadedWorkspace.load(root, Look.RUN);
        CaseRunner runner = new CaseRunner(loaded.rulebook().orElseThrow());
        return loaded.cases().stream()
                .filter(it -> it.file().equals(file))
                .flatMap(it -> runner.happens(it).stream())
                .map(it -> "    - " + it + "\n")
                .collect(Collectors.joining());
    }

    /** Who answers for it: whom the option names, else whom git knows. */
    private static String owner(Optional<String> option) {
        return option.or(NewCommand::git)
                .orElseThrow(() -> new UsageException("expected --owner, such as --owner ida@shop.example."));
    }

    private static Optional<String> git() {
        try {
            Process git = new ProcessBuilder("git", "config", "user.email")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 && said.contains("@")
                    ? Optional.of(said)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void tell(List<String> written, String next) {
        written.forEach(it -> Console.out().println("wrote " + it));
        Console.out().println(next);
    }
}
