package dev.hush.intake.packed;

import dev.hush.event.CustomerEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes events down in few bytes; {@link Unpacker} reads them. */
final class Packer {
    /** What a value is; the ordinal is its first byte. */
    enum Tag {
        TEXT,
        WORD,
        TRUE,
        FALSE,
        INTEGER,
        LONG,
        DECIMAL,
        DOUBLE,
        LIST,
        MAP
    }

    private final Words words;
    private byte[] bytes = new byte[1 << 10];
    private int length;

    Packer(Words words) {
        this.words = words;
    }

    /** Packs all but source and time; the bytes are valid until the next event. */
    void pack(CustomerEvent event) {
        length = 0;
        text(event.id());
        text(event.customer().value());
        value(event.type());
        value(event.cause().map(List::of).orElse(List.of()));
        value(event.data());
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void value(Object value) {
        if (value instanceof String it) {
            textOrWord(it);
        } else if (value instanceof Number it) {
            number(it);
        } else if (value instanceof Boolean it) {
            tag(it ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof List<?> it) {
            tag(Tag.LIST);
            varint(it.size());
            it.forEach(this::value);
        } else if (value instanceof Map<?, ?> it) {
            tag(Tag.MAP);
            varint(it.size());
            it.forEach((name, inner) -> {
                value(name);
                value(inner);
            });
        } else {
            throw new IllegalArgumentException("expected a value as JSON has it, found " + value.getClass());
        }
    }

    private void textOrWord(String text) {
        int word = words.indexOf(text);
        if (word >= 0) {
            tag(Tag.WORD);
            varint(word);
        } else {
            tag(Tag.TEXT);
            text(text);
        }
    }

    private void number(Number number) {
        if (number instanceof Integer) {
            tag(Tag.INTEGER);
            signed(number.longValue());
        } else if (number instanceof Long) {
            tag(Tag.LONG);
            signed(number.longValue());
        } else if (number instanceof BigDecimal it) {
            tag(Tag.DECIMAL);
            signed(it.scale());
            byte[] digits = it.unscaledValue().toByteArray();
            varint(digits.length);
            write(digits);
        } else {
            tag(Tag.DOUBLE);
            signed(Double.doubleToRawLongBits(number.doubleValue()));
        }
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        varint(encoded.length);
        write(encoded);
    }

    private void tag(Tag tag) {
        varint(tag.ordinal());
    }

    private void signed(long number) {
        varint((number << 1) ^ (number >> 63));
    }

    private void varint(long number) {
        long rest = number;
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void write(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
