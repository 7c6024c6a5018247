package dev.hush.intake;

import java.util.Collection;
import java.util.Comparator;

/** What somebody probably meant, by the number of edits. */
final class Closest {
    private Closest() {}

    /** {@code Closest: "x".}, or all candidates where nothing is close. */
    static String hint(String text, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String candidate) -> edits(text, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(it -> edits(text, it) <= Math.max(2, text.length() / 2)
                        ? "Closest: \"" + it + "\"."
                        : "There is: " + String.join(", ", candidates) + ".")
                .orElse("There is nothing to choose from.");
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
