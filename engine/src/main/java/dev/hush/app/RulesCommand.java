package dev.hush.app;

import dev.hush.engine.RuleCount.What;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.RuleVersions;
import dev.hush.engine.Store;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush rules}: which version of the rules is in charge, how it came to that, and what the rules came to. */
@Command(
        name = "rules",
        description = "The versions of the rules: which is in charge, what changed, back to an earlier one.")
final class RulesCommand {
    private static final int MOST = 20;

    @Command(name = "status", description = "Which version is in charge, and whether the folder agrees.")
    int status(@Mixin RulesPlace place, @Option(names = "--json", description = "one JSON object") boolean json) {
        Map<String, Object> status = place.ask("/rules").orElseGet(() -> place.read(store -> offline(place, store)));
        if (json) {
            Console.json(status);
        } else {
            RulesText.status(status).forEach(Console.out()::println);
        }
        return status.get("faults") instanceof List<?> faults && !faults.isEmpty() ? Hush.FOUND_FAULT : Hush.GOOD;
    }

    /** What an engine would do with the folder at its start. */
    private static Map<String, Object> offline(RulesPlace place, Store store) {
        Optional<RuleVersion> charge = store.rules().inCharge();
        try (StagedWorkspace folder = StagedWorkspace.now(place.workspace())) {
            boolean same = charge.filter(
                            it -> it.content().equals(folder.files().content()))
                    .isPresent();
            boolean aside = charge.flatMap(RuleVersion::setAside)
                    .filter(folder.own().content()::equals)
                    .isPresent();
            Optional<String> said = aside
                    ? Optional.of(Publisher.SET_ASIDE)
                    : same ? Optional.empty() : Optional.of("no engine runs; the folder is published when one starts");
            return RulesReport.status(charge, List.of(), said);
        }
    }

    @Command(name = "history", description = "The versions that were in charge, the newest first, and what changed.")
    int history(@Mixin RulesPlace place, @Option(names = "--json", description = "one JSON array") boolean json) {
        List<Map<String, Object>> history = place.read(store -> RulesReport.history(store.rules(), MOST));
        if (json) {
            Console.json(history);
        } else {
            history.forEach(it -> Console.out().println(RulesText.version(it)));
        }
        return Hush.GOOD;
    }

    @Command(name = "diff", description = "What differs between two versions, or between a version and the folder.")
    int diff(
            @Mixin RulesPlace place,
            @Option(names = "--from", paramLabel = "N", description = "by default the version in charge")
                    Optional<Long> from,
            @Option(names = "--to", paramLabel = "N", description = "by default the folder as it is")
                    Optional<Long> to) {
        return place.read(store -> {
            RuleVersions versions = store.rules();
            long first = from.or(() -> versions.inCharge().map(RuleVersion::number))
                    .orElseThrow(
                            () -> new UsageException("expected a version, found none kept yet. hush run keeps one."));
            List<String> lines = to.map(second -> RulesText.diff(
                            "version " + first, files(versions, first), "version " + second, files(versions, second)))
                    .orElseGet(() -> {
                        try (StagedWorkspace folder = StagedWorkspace.now(place.workspace())) {
                            return RulesText.diff(
                                    "version " + first, files(versions, first), "the folder", folder.files());
                        }
                    });
            lines.forEach(Console.out()::println);
            return Hush.GOOD;
        });
    }

    private static dev.hush.engine.RuleFiles files(RuleVersions versions, long number) {
        return versions.files(number)
                .orElseThrow(() -> new UsageException("expected a version from 1 to "
                        + versions.inCharge().map(RuleVersion::number).orElse(0L) + ", found " + number
                        + ". hush rules history lists them."));
    }

    @Command(
            name = "rollback",
            description = "Puts the files of an earlier version in charge; the folder stays as it is.")
    int rollback(
            @Parameters(index = "0", paramLabel = "N", description = "the version") long number,
            @Mixin RulesPlace place) {
        Optional<EngineClient> engine = EngineClient.of(place.data());
        if (engine.isPresent()) {
            EngineClient.Answer answer = engine.get().post("/rules/rollback/" + number);
            return told(answer.status() == 200, RulesPlace.json(answer.body()));
        }
        return place.write(store -> {
            Publisher publisher = new Publisher(place.workspace(), store.rules(), InstantSource.system());
            try {
                return told(true, rolledBack(publisher.rollBack(number)));
            } catch (NoSuchElementException | IllegalArgumentException e) {
                return told(false, Map.of("error", String.valueOf(e.getMessage())));
            }
        });
    }

    /** What is answered to a roll-back: the version, and what it means for the folder. */
    static Map<String, Object> rolledBack(RuleVersion version) {
        Map<String, Object> told = new LinkedHashMap<>(RulesReport.version(version));
        told.put("status", version.setAside().isPresent() ? Publisher.SET_ASIDE : "good");
        return told;
    }

    private static int told(boolean done, Map<String, Object> answer) {
        if (done) {
            Console.out().println(RulesText.version(answer));
            Console.out().println(RulesText.folder(String.valueOf(answer.get("status"))));
            return Hush.GOOD;
        }
        Console.talk().println("hush: " + answer.get("error"));
        return Hush.FOUND_FAULT;
    }

    @Command(name = "stats", description = "What became of each rule's wishes, and its time.")
    int stats(
            @Mixin RulesPlace place,
            @Option(names = "--version", paramLabel = "N", description = "by default the one in charge")
                    Optional<Long> version,
            @Option(names = "--all", description = "of all versions") boolean all,
            @Option(names = "--json", description = "one JSON array") boolean json) {
        List<Map<String, Object>> stats = place.read(store -> {
            RuleVersions versions = store.rules();
            Optional<String> only = all
                    ? Optional.empty()
                    : version.map(it -> versions.find(it)
                                    .orElseThrow(() -> new UsageException(
                                            "expected a version, found " + it + ". hush rules history lists them.")))
                            .or(versions::inCharge)
                            .map(RuleVersion::rules);
            return RulesReport.stats(versions, only);
        });
        if (json) {
            Console.json(stats);
            return Hush.GOOD;
        }
        Console.out().printf("%-34s", "rule");
        for (What what : What.values()) {
            Console.out()
                    .printf(" %10s", what == What.MICROS ? "ms" : what.name().toLowerCase(Locale.ROOT));
        }
        Console.out().println();
        stats.forEach(row -> Console.out().println(RulesText.stats(row)));
        return Hush.GOOD;
    }
}
