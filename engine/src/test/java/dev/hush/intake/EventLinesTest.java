package dev.hush.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void readsEachLineAndGoesOnAfterABadOne() throws IOException {
        List<Parsed> parsed = read((line("1") + "\nnonsense\n" + line("2")).getBytes(UTF_8));
        assertThat(parsed).extracting(Parsed::number).containsExactly(1L, 2L, 3L);
        assertThat(ids(parsed)).containsExactly("1", "bad", "2");
    }

    @Test
    void skipsBlankLinesAndAMarkAndTakesEitherLineEnd() throws IOException {
        String text = "\uFEFF" + line("1") + "\r\n\r\n  \t\n" + line("2") + "\r\n\n" + line("3") + "\n";
        List<Parsed> parsed = read(text.getBytes(UTF_8));
        assertThat(ids(parsed)).containsExactly("1", "2", "3");
        assertThat(parsed).extracting(Parsed::number).containsExactly(1L, 4L, 6L);
    }

    @Test
    void readsNothingOfNothing() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("\n\n".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void tellsALineThatIsNoUtf8() throws IOException {
        byte[] bytes = (line("1") + "\n" + line("\u0001") + "\n" + line("3")).getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 1 ? (byte) 0xE9 : bytes[i];
        }
        List<Parsed> parsed = read(bytes);
        assertThat(ids(parsed)).containsExactly("1", "bad", "3");
        assertThat(parsed.get(1).problems().toString()).contains("UTF-8");
    }

    @Test
    void refusesALongLineAndGoesOn() throws IOException {
        int most = 1 << 20;
        String longest = line("x".repeat(most)).substring(0, most);
        List<Parsed> parsed = read((line("1") + "\n" + longest + "y\n" + longest + "\r\n" + line("2")).getBytes(UTF_8));
        assertThat(parsed).extracting(Parsed::tooLarge).containsExactly(false, true, false, false);
        assertThat(ids(parsed)).containsExactly("1", "bad", "bad", "2");
    }

    @Test
    void holdsNoMoreOfAnEndlessLineThanAnEvent() throws IOException {
        InputStream gigabyte = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int n = (int) Math.min(left, length);
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
        InputStream last = new ByteArrayInputStream(("\n" + line("2")).getBytes(UTF_8));
        List<Parsed> parsed = new ArrayList<>();
        EventLines.read(new SequenceInputStream(gigabyte, last), NOW, (number, it) -> parsed.add(it));
        assertThat(ids(parsed)).containsExactly("bad", "2");
        assertThat(parsed.get(0).tooLarge()).isTrue();
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        List<Integer> asked = new ArrayList<>();
        InputStream lines = new SequenceInputStream(
                Collections.enumeration(List.of(counted(asked, 1), counted(asked, 2), counted(asked, 3))));
        Iterator<Parsed> items = EventReader.ofAnyTime().lines(lines);
        items.next();
        assertThat(asked).containsExactly(1);
        items.next();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void throwsWhenTheStreamFails() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        Iterator<Parsed> items = EventReader.ofAnyTime().lines(broken);
        assertThatThrownBy(items::hasNext).isInstanceOf(UncheckedIOException.class);
        Iterator<Parsed> array = EventReader.ofAnyTime().array(broken);
        assertThatThrownBy(array::hasNext).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, ONE",
        "application/cloudevents-batch+json; charset=utf-8, BATCH",
        "Application/JSON, EITHER",
        "application/x-ndjson, LINES"
    })
    void knowsTheFormatByItsContentType(String type, Format format) {
        assertThat(Format.ofContentType(type)).contains(format);
        assertThat(Format.ofContentType("text/plain")).isEmpty();
    }

    private static InputStream counted(List<Integer> asked, int number) {
        return new ByteArrayInputStream((line("" + number) + "\n").getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                int n = super.read(into, from, length);
                if (n > 0) {
                    asked.add(number);
                }
                return n;
            }
        };
    }

    private static List<Parsed> read(byte[] bytes) throws IOException {
        List<Parsed> parsed = new ArrayList<>();
        EventLines.read(new ByteArrayInputStream(bytes), NOW, (number, it) -> {
            assertThat(it.number()).isEqualTo((long) number);
            parsed.add(it);
        });
        return parsed;
    }

    private static List<String> ids(List<Parsed> parsed) {
        return parsed.stream()
                .map(it -> it.event().map(event -> event.id()).orElse("bad"))
                .toList();
    }

    private static String line(String id) {
        return "{\"id\": \"" + id + "\", \"source\": \"shop\", \"type\": \"order.placed\", \"subject\": \"mei\","
                + " \"time\": \"2026-11-20T11:00:00Z\"}";
    }
}
