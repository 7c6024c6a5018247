package dev.hush.app;

import dev.hush.engine.Store;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.store.SqlStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hush outbox}: what waits, what went, and what did not get through. */
@Command(name = "outbox", description = "Shows the outbox; --send KEY sends a dead letter again.")
final class OutboxCommand implements Callable<Integer> {
    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--status", description = "pending, sent, stopped or dead")
    Optional<String> status = Optional.empty();

    @Option(names = "--send", paramLabel = "KEY", description = "sends a dead letter again")
    Optional<String> send = Optional.empty();

    @Option(names = "--json", description = "the rows as JSON")
    boolean json;

    @Override
    public Integer call() {
        return send.map(this::sendAgain).orElseGet(this::list);
    }

    private int list() {
        List<OutboxRow> rows;
        try (Store store = DataFolder.read(data)) {
            rows = store.outbox(status.map(OutboxCommand::read), 500);
        }
        if (json) {
            Console.json(rows);
            return Hush.GOOD;
        }
        rows.forEach(row -> Console.out()
                .printf(
                        "%-8s %s %-20s %d attempts %s %s%s%n",
                        row.status(),
                        row.outreach().decidedAt(),
                        row.outreach().rule(),
                        row.attempts(),
                        row.outreach().key(),
                        row.note(),
                        row.nextAttempt()
                                .filter(at -> row.attempts() > 0)
                                .map(at -> ", again at " + at)
                                .orElse("")));
        Console.out().printf("%d messages%n", rows.size());
        return Hush.GOOD;
    }

    /** Asks the running engine, or does it itself where none runs. */
    private int sendAgain(String key) {
        Optional<EngineClient> engine = EngineClient.of(data);
        boolean found;
        if (engine.isPresent()) {
            found = engine.get()
                            .post("/outbox/" + EngineClient.encode(key) + "/send")
                            .status()
                    == 202;
        } else {
            try (EngineFile lock = EngineFile.take(data);
                    Store store = SqlStore.sqlite(data)) {
                found = lock.holds() && store.sendAgain(key, Instant.now());
            }
        }
        Console.out()
                .println(
                        found
                                ? "sending " + key
                                : "expected the key of a dead letter, found \"" + key
                                        + "\"; hush outbox --status dead lists them");
        return found ? Hush.GOOD : Hush.FOUND_FAULT;
    }

    private static OutboxStatus read(String text) {
        try {
            return OutboxStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("expected --status pending, sent, stopped or dead, found \"" + text + "\".");
        }
    }
}
