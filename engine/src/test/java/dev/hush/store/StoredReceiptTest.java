package dev.hush.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Reason;
import dev.hush.decision.Wishes.Luck;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.journal.Receipt.Planned;
import dev.hush.offer.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A receipt takes a kilobyte at most as it is stored; what does not fit is counted, and the choice is whole. */
class StoredReceiptTest {
    private static final int MOST_BYTES = 1024;
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00.123456789Z");
    private static final List<String> LETTERS = List.of("a", "é", "繁", "😀", "\"", "\\", "\n", "\u0001");

    private final Random random = new Random(7);
    private final Codec<Receipt> codec = Codec.of(Receipt.class);

    @Test
    void aUsualReceiptIsStoredAsItIs() {
        Receipt usual =
                receipt(Stream.of("thanks-02", "letter-01").map(this::line).toList(), 2, 10);
        assertThat(usual.brief()).isSameAs(usual);
        assertThat(bytes(usual)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void manyProposalsAndLongNamesStayWithinAKilobyte() {
        for (int round = 0; round < 2_000; round++) {
            int proposals = 1 + random.nextInt(40);
            Receipt whole = receipt(
                    IntStream.range(0, proposals)
                            .mapToObj(i -> line(name(1 + random.nextInt(60))))
                            .toList(),
                    random.nextInt(12),
                    random.nextInt(80));
            Receipt brief = whole.brief();
            assertThat(bytes(brief)).as("%s", brief).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(brief.lines().get(0)).isEqualTo(whole.lines().get(0));
            assertThat(brief.lines().size() + brief.moreSuppressed()).isEqualTo(proposals);
            assertThat(notes(brief) + brief.moreNotes()).isEqualTo(notes(whole));
        }
    }

    @Test
    void namesOfAnyLengthAreClippedBeforeTheChoiceIsLost() {
        Receipt whole = receipt(List.of(line("x" + "繁".repeat(2_000))), 3, 2_000);
        Receipt brief = whole.brief();
        assertThat(bytes(brief)).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(brief.lines()).singleElement().satisfies(line -> {
            assertThat(line.answer()).isEqualTo(Answer.DEFERRED);
            assertThat(line.reason()).contains(Reason.SUPPRESSED_COMPLAINT);
            assertThat(line.rule()).startsWith("x繁");
        });
    }

    private Line line(String name) {
        return new Line(
                name,
                name,
                Purpose.PROMOTION,
                Channel.WEBHOOK,
                Kind.PROMOTION,
                Optional.of(name),
                Answer.DEFERRED,
                Optional.of(Reason.SUPPRESSED_COMPLAINT),
                Optional.of(NOW),
                "4 of 4 within 30d");
    }

    private Receipt receipt(List<Line> lines, int notes, int length) {
        return new Receipt(
                lines,
                0,
                several(notes, () -> new Planned(name(length), NOW)),
                several(notes, () -> name(length)),
                several(notes, () -> name(length)),
                several(notes, () -> new Luck(name(length), random.nextDouble(), random.nextBoolean())),
                several(notes, () -> name(length)),
                0);
    }

    private static <T> List<T> several(int most, java.util.function.Supplier<T> one) {
        return Stream.generate(one).limit(most / 3).toList();
    }

    private String name(int length) {
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            // mostly plain letters, as names are
            name.append(random.nextInt(3) == 0 ? LETTERS.get(random.nextInt(3)) : "a");
        }
        if (length > 70) {
            LETTERS.forEach(name::append);
        }
        return name.toString();
    }

    private static int notes(Receipt receipt) {
        return receipt.planned().size()
                + receipt.cancelled().size()
                + receipt.tasks().size()
                + receipt.luck().size()
                + receipt.faults().size();
    }

    private int bytes(Receipt receipt) {
        return codec.write(receipt).getBytes(StandardCharsets.UTF_8).length;
    }
}
