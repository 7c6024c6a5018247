package dev.hush.intake.packed;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link Packer} wrote, from one place on. */
final class Unpacker {
    private static final Packer.Tag[] TAGS = Packer.Tag.values();

    private final Words words;
    private final byte[] bytes;
    private int at;

    Unpacker(Words words, byte[] bytes, int at) {
        this.words = words;
        this.bytes = bytes;
        this.at = at;
    }

    /** The event's id, which comes first. */
    String id() {
        return text();
    }

    @SuppressWarnings("unchecked") // as it was packed
    CustomerEvent event(String source, Instant time) {
        String id = text();
        CustomerId customer = new CustomerId(text());
        String type = (String) value();
        Optional<String> cause = ((List<String>) value()).stream().findFirst();
        return new CustomerEvent(id, source, type, customer, time, (Map<String, Object>) value(), cause);
    }

    private Object value() {
        return switch (TAGS[(int) varint()]) {
            case TEXT -> text();
            case WORD -> words.get((int) varint());
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case INTEGER -> (int) signed();
            case LONG -> signed();
            case DECIMAL -> decimal();
            case DOUBLE -> Double.longBitsToDouble(signed());
            case LIST -> list();
            case MAP -> map();
        };
    }

    private BigDecimal decimal() {
        int scale = (int) signed();
        int length = (int) varint();
        BigInteger digits = new BigInteger(bytes, at, length);
        at += length;
        return new BigDecimal(digits, scale);
    }

    private List<Object> list() {
        int size = (int) varint();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(value());
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> map() {
        int size = (int) varint();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put((String) value(), value());
        }
        return Collections.unmodifiableMap(map);
    }

    private String text() {
        int length = (int) varint();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private long signed() {
        long number = varint();
        return (number >>> 1) ^ -(number & 1);
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
