package dev.hush.replay;

import dev.hush.decision.Reason;
import dev.hush.engine.Step;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.offer.Budget;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What came of events under one rule base, person by person.
 *
 * <p>Numbers are kept in memory, stories in a temporary file, to be read again for the few people who are shown.
 */
public final class PlayedWorld implements Consumer<Step>, AutoCloseable {
    private final Tally tally = new Tally();
    private final Map<CustomerId, PersonTally> people = new HashMap<>();
    private final Map<String, Long> messagesByRule = new TreeMap<>();
    private final Path stories;
    private final DataOutputStream out;
    private long leftOut;

    /**
     * One thing that a person got, or did not get.
     *
     * @param what the channel of a message that went out; else the reason why it did not
     */
    public record Moment(Instant at, String event, String rule, boolean sent, String what) {}

    public PlayedWorld() {
        try {
            stories = Files.createTempFile("hush-replay", ".stories");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(stories)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(Step step) {
        tally.add(step);
        step.entry().ifPresent(entry -> {
            add(entry);
            long cents = step.plan().draws().stream()
                    .mapToLong(Budget.Draw::costInCents)
                    .sum();
            if (cents > 0) {
                people.merge(entry.customer(), PersonTally.NOTHING.spent(cents), (before, more) -> before.spent(cents));
            }
        });
    }

    private void add(JournalEntry entry) {
        CustomerId person = entry.customer();
        people.putIfAbsent(person, PersonTally.NOTHING);
        if (entry.event().type().equals(HouseEvents.CUSTOMER_PAUSED)) {
            people.put(person, people.getOrDefault(person, PersonTally.NOTHING).paused());
        }
        for (Receipt.Line line : entry.receipt().lines()) {
            if (line.answer() == Answer.SENT) {
                long what = 31L * line.rule().hashCode()
                        + 17L * line.template().hashCode()
                        + line.channel().ordinal()
                        + entry.decidedAt().hashCode();
                PersonTally before = people.getOrDefault(person, PersonTally.NOTHING);
                people.put(person, before.touched(line.surprise().isPresent(), what));
                messagesByRule.merge(line.rule(), 1L, Long::sum);
                write(entry, line, line.channel().name());
            } else if (line.answer() == Answer.SUPPRESSED) {
                write(entry, line, line.reason().map(Enum::name).orElse(Reason.STALE.name()));
            }
        }
    }

    private void write(JournalEntry entry, Receipt.Line line, String what) {
        try {
            out.writeUTF(entry.customer().value());
            out.writeLong(entry.decidedAt().getEpochSecond());
            out.writeUTF(entry.event().type());
            out.writeUTF(line.rule());
            out.writeBoolean(line.answer() == Answer.SENT);
            out.writeUTF(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many events were left out, since the message that provoked them was not sent here. */
    public void leftOut(long events) {
        leftOut = events;
    }

    public long leftOut() {
        return leftOut;
    }

    public Tally tally() {
        return tally;
    }

    Map<CustomerId, PersonTally> people() {
        return people;
    }

    Map<String, Long> messagesByRule() {
        return messagesByRule;
    }

    /** What these people got and did not get, in the order of time. */
    Map<String, List<Moment>> stories(Collection<String> wanted) {
        Map<String, List<Moment>> found = new HashMap<>();
        wanted.forEach(person -> found.put(person, new ArrayList<>()));
        try {
            out.flush();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(stories)))) {
                while (true) {
                    read(in, found);
                }
            } catch (EOFException end) {
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(DataInputStream in, Map<String, List<Moment>> found) throws IOException {
        String person = in.readUTF();
        Instant at = Instant.ofEpochSecond(in.readLong());
        Moment moment = new Moment(at, in.readUTF(), in.readUTF(), in.readBoolean(), in.readUTF());
        List<Moment> story = found.get(person);
        if (story != null) {
            story.add(moment);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(stories);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
