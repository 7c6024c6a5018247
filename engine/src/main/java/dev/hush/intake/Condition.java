package dev.hush.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * One line of {@code only when}: what a cell must be so that its row counts.
 *
 * @param negated whether it must not be so
 */
record Condition(Ref column, Test test, List<String> operands, boolean negated) {
    /** What is asked of a cell's text. */
    enum Test {
        EMPTY,
        ONE_OF,
        STARTS_WITH,
        HASH_EVEN
    }

    /** Whether a row with this text in the column counts. */
    boolean holds(String cell) {
        return negated
                != switch (test) {
                    case EMPTY -> cell.isBlank();
                    case ONE_OF -> operands.contains(cell);
                    case STARTS_WITH -> operands.stream().anyMatch(cell::startsWith);
                    case HASH_EVEN -> hashIsEven(cell);
                };
    }

    /**
     * Whether the text belongs to the even half: the last bit of the SHA-256 of its UTF-8 bytes is 0.
     *
     * <p>The same on every machine and for ever, and as good as a coin for ids of any kind.
     */
    static boolean hashIsEven(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (hash[hash.length - 1] & 1) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java has", e);
        }
    }
}
