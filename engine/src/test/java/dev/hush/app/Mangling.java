package dev.hush.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Breaks a file as slips, editors and copying do, and as nobody would; the same number breaks it the same way. */
final class Mangling {
    private static final List<String> DEBRIS = List.of(
            "\t",
            "\r\n",
            "\uFEFF",
            "\u0000",
            "\u00A0",
            "\"",
            "'",
            "{",
            "}",
            "((((((((((((((((((((((((((((((((((((((((",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            ")",
            "end\n",
            "when\n",
            "then\n",
            "rule \"again\"\n",
            "@id(\"thanks-01\")",
            "/*",
            "*/",
            "//",
            "eval(",
            "not ",
            "|",
            "|-\n",
            "&a [*a, *a]",
            "!!java.net.URL [\"http://localhost\"]",
            ">",
            "\n---\n",
            ": ",
            ", ",
            "999999999999999999999",
            "1e999999",
            "\uD83D\uDE42",
            "第三",
            "${x}",
            "{{ x }}",
            "=1+1");

    private final Random random;

    Mangling(long number) {
        this.random = new Random(number);
    }

    byte[] of(byte[] file) {
        byte[] mangled = file;
        for (int slip = 1 + random.nextInt(3); slip > 0; slip--) {
            mangled = slip(mangled);
        }
        return mangled;
    }

    private byte[] slip(byte[] file) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> joined(file, 0, from, new byte[0], to);
            case 1 -> joined(file, 0, to, Arrays.copyOfRange(file, from, to), to);
            case 2 -> joined(file, 0, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 3 -> Arrays.copyOf(file, from);
            case 4 -> shuffled(file);
            default -> joined(file, 0, from, debris(), from);
        };
    }

    private byte[] debris() {
        return DEBRIS.get(random.nextInt(DEBRIS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] file, int start, int end, byte[] between, int rest) {
        byte[] joined =
                Arrays.copyOf(Arrays.copyOfRange(file, start, end), end - start + between.length + file.length - rest);
        System.arraycopy(between, 0, joined, end - start, between.length);
        System.arraycopy(file, rest, joined, end - start + between.length, file.length - rest);
        return joined;
    }

    /** Two lines change places. */
    private byte[] shuffled(byte[] file) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}
