package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.app.Receipts.Question;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.journal.KeptRule;
import dev.hush.journal.Reader;
import dev.hush.journal.ToldReceipts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush explain}: why a customer did or did not hear from us. */
@Command(
        name = "explain",
        description = "Tells why a customer did or did not get a message, the newest first; --why-not RULE looks at one"
                + " rule's sentences today.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CUSTOMER")
    String customer = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--for", paramLabel = "READER", description = "operator, marketer (the default) or customer")
    Optional<String> reader = Optional.empty();

    @Option(names = "--day", paramLabel = "DAY", description = "one day only, such as 2026-11-23")
    Optional<LocalDate> day = Optional.empty();

    @Option(names = "--language", description = "en or zh-Hant (default: the reader's own)")
    Optional<String> language = Optional.empty();

    @Option(
            names = "--why-not",
            paramLabel = "RULE",
            description = "which sentences of the rule hold today, and what the guards would say")
    Optional<String> whyNot = Optional.empty();

    @Option(names = "--json", description = "one JSON object; without --for the receipts as they are kept")
    boolean json;

    @Override
    public Integer call() {
        Path root = Hush.workspace(workspace);
        try (Store store = DataFolder.read(data)) {
            if (whyNot.isPresent()) {
                return whyNot(store, LoadedWorkspace.load(root, Look.RUN), whyNot.get());
            }
            Settings settings = Settings.read(root, System.getenv(), new Faults());
            Receipts receipts = new Receipts(store, settings, () -> today(root));
            Question question = new Question(new CustomerId(customer), reader(), day, language);
            if (json && reader.isEmpty()) {
                Console.json(receipts.entries(question));
            } else if (json) {
                Console.json(receipts.tell(question));
            } else {
                print(receipts.tell(question));
            }
        }
        return Hush.GOOD;
    }

    private int whyNot(Store store, LoadedWorkspace loaded, String rule) {
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        Instant at = day.map(it -> it.plusDays(1)
                        .atStartOfDay(loaded.settings().zone())
                        .toInstant()
                        .minusSeconds(1))
                .orElseGet(Instant::now);
        String told = language.orElseGet(() -> loaded.settings().text("language", "en"));
        WhyNotReport.Report report = new WhyNotReport(loaded, store, told).ask(new CustomerId(customer), rule, at);
        if (json) {
            Console.json(report);
        } else {
            report.sentences().forEach(Console.out()::println);
        }
        return Hush.GOOD;
    }

    /** Today's rules, for receipts whose own were not kept. */
    private static Map<String, KeptRule> today(Path root) {
        Console.talk().println("The rules of some receipts were not kept; today's rules tell them.");
        return LoadedWorkspace.load(root, Look.RUN).rules().kept().stream()
                .collect(Collectors.toMap(KeptRule::id, Function.identity()));
    }

    private void print(ToldReceipts receipts) {
        List<String> words = List.of("look", "looks");
        int looks = receipts.told().size() + receipts.silent();
        if (receipts.reader() != Reader.CUSTOMER) {
            Console.out()
                    .printf(
                            "%d %s at %s%s, nothing came of %d; times in %s%n",
                            looks,
                            words.get(looks == 1 ? 0 : 1),
                            customer,
                            day.map(it -> " on " + it).orElse(""),
                            receipts.silent(),
                            receipts.reader() == Reader.OPERATOR ? "UTC" : receipts.zone());
        }
        receipts.told().forEach(told -> {
            Console.out().println((told.when() + "  " + told.about()).stripTrailing());
            told.sentences().forEach(it -> Console.out().println("    " + it));
        });
    }

    private Reader reader() {
        String name = reader.orElse("marketer");
        try {
            return Reader.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("expected --for operator, marketer or customer, found \"" + name + "\".");
        }
    }
}
