package dev.hush.journal;

import java.util.List;
import java.util.Optional;

/** How many bytes a receipt takes at most as it is stored, JSON in UTF-8; never fewer than it really takes. */
final class ReceiptSize {
    static final int MOST_BYTES = 1024;

    /** Quotes, colon and comma around a name and its value, and brackets where it is a list. */
    private static final int AROUND = 8;

    /** The longest instant of this millennium, to the nanosecond. */
    private static final int INSTANT = 32;

    private static final int NUMBER = 26;

    private ReceiptSize() {}

    static int of(Receipt receipt) {
        int size = 2 + number("moreSuppressed") + number("moreNotes") + AROUND;
        size += named("lines")
                + receipt.lines().stream().mapToInt(ReceiptSize::of).sum();
        size += named("planned")
                + receipt.planned().stream()
                        .mapToInt(it -> text("name", it.name()) + named("due") + INSTANT + 3)
                        .sum();
        size += texts("cancelled", receipt.cancelled());
        size += texts("tasks", receipt.tasks());
        size += texts("faults", receipt.faults());
        return size
                + named("luck")
                + receipt.luck().stream()
                        .mapToInt(it ->
                                text("experiment", it.experiment()) + number("drawn") + named("favoured") + AROUND)
                        .sum();
    }

    private static int of(Receipt.Line line) {
        return 3
                + text("rule", line.rule())
                + text("template", line.template())
                + text("purpose", line.purpose().name())
                + text("channel", line.channel().name())
                + text("kind", line.kind().name())
                + optional("surprise", line.surprise())
                + text("answer", line.answer().name())
                + optional("reason", line.reason().map(Enum::name))
                + (line.until().isPresent() ? named("until") + INSTANT : 0)
                + text("bound", line.bound());
    }

    private static int texts(String name, List<String> texts) {
        return named(name) + texts.stream().mapToInt(it -> bytes(it) + 3).sum();
    }

    private static int optional(String name, Optional<String> text) {
        return text.map(it -> text(name, it)).orElse(0);
    }

    private static int text(String name, String text) {
        return named(name) + bytes(text);
    }

    private static int number(String name) {
        return named(name) + NUMBER;
    }

    private static int named(String name) {
        return name.length() + AROUND;
    }

    private static int bytes(String text) {
        return text.chars().map(ReceiptSize::bytes).sum();
    }

    private static int bytes(int character) {
        if (character < ' ') {
            return 6;
        }
        if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        }
        return character < 0x800 ? 2 : 3;
    }
}
