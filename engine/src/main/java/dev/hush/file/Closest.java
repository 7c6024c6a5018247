package dev.hush.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant, by edit distance. */
public final class Closest {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_LISTED = 20;

    private Closest() {}

    /** The candidate that takes the fewest edits; empty when there is none. */
    public static Optional<String> to(String text, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(text, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code Closest: "x".} where one is near; else what is given. */
    public static String hint(String text, Collection<String> candidates, String otherwise) {
        String near = near(text, candidates);
        return near.isEmpty() ? otherwise : near;
    }

    /** {@code Closest: "x".} where one is near; else all candidates where they are few. */
    public static String hint(String text, Collection<String> candidates) {
        String near = near(text, candidates);
        return near.isEmpty() && !candidates.isEmpty() && candidates.size() <= MOST_LISTED
                ? "There is: " + String.join(", ", candidates) + "."
                : near;
    }

    /** {@code Closest: "x".} where one is near; else empty text. */
    public static String near(String text, Collection<String> candidates) {
        return to(text, candidates)
                .filter(it -> distance(text, it) <= Math.max(2, text.length() / 2))
                .map(it -> "Closest: \"" + it + "\".")
                .orElse("");
    }

    static int distance(String a, String b) {
        String left = a.substring(0, Math.min(MOST_CHARACTERS, a.length()));
        String right = b.substring(0, Math.min(MOST_CHARACTERS, b.length()));
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
