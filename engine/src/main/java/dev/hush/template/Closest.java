package dev.hush.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant. */
final class Closest {
    private Closest() {}

    /** A hint naming the known word nearest to the one found; empty text where none is near. */
    static String hint(String found, Collection<String> known) {
        return nearest(found, known).map(word -> "Closest: " + word + ". ").orElse("");
    }

    private static Optional<String> nearest(String found, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(found, word) <= Math.max(2, found.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(found, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
