package dev.hush.engine;

import dev.hush.decision.Reason;
import dev.hush.engine.Store.Commit;
import dev.hush.journal.Receipt;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the decisions in which a guard failed, and says so in the log: nothing went out, and somebody must know why. */
public final class GuardAlarm implements Consumer<Commit> {
    private static final Logger LOG = LoggerFactory.getLogger(GuardAlarm.class);

    private final Map<String, Long> failures = new ConcurrentHashMap<>();

    @Override
    public void accept(Commit commit) {
        commit.journal().forEach(entry -> entry.receipt().lines().forEach(this::hear));
    }

    private void hear(Receipt.Line line) {
        if (line.reason().filter(Reason.GUARD_FAILED::equals).isPresent()) {
            long times = failures.merge(line.bound(), 1L, Long::sum);
            if (Long.bitCount(times) == 1) {
                LOG.error(
                        "A guard failed, {} times by now: {}. What it was asked about is not sent. The last rule: {}",
                        times,
                        line.bound(),
                        line.rule());
            }
        }
    }

    /** How often each guard failed since the start, by guard and exception. */
    public Map<String, Long> failures() {
        return new TreeMap<>(failures);
    }
}
