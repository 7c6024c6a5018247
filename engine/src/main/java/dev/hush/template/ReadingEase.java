package dev.hush.template;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How easy English is to read, by its long words and long sentences (R. Flesch, A New Readability Yardstick, Journal of
 * Applied Psychology 32, 1948): 100 is very easy, 60 plain English, 30 and less a learned journal.
 */
final class ReadingEase {
    /** Below it, "fairly difficult" begins. */
    static final int PLAIN = 50;

    /** Of fewer words nothing can be said. */
    private static final int LEAST_WORDS = 60;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]+(?:\\s|$)|\\n\\s*\\n");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");
    private static final Pattern ADDRESS = Pattern.compile("\\(?https?://\\S+");
    private static final Pattern SYLLABLE = Pattern.compile("[aeiouy]+");

    private ReadingEase() {}

    /** Empty for other languages than English, and for a text that is too short. */
    static Optional<Integer> of(String text, String language) {
        String words = ADDRESS.matcher(text).replaceAll("");
        long count = words(words).count();
        if (!language.startsWith("en") || count < LEAST_WORDS) {
            return Optional.empty();
        }
        long sentences = SENTENCE_END
                .splitAsStream(words)
                .filter(it -> words(it).findAny().isPresent())
                .count();
        long syllables = words(words).mapToLong(ReadingEase::syllables).sum();
        double ease = 206.835 - 1.015 * count / sentences - 84.6 * syllables / count;
        return Optional.of((int) Math.round(ease));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(java.util.regex.MatchResult::group);
    }

    /** Groups of vowels, without an e at the end that nobody hears. */
    private static long syllables(String word) {
        String heard = word.toLowerCase(java.util.Locale.ROOT).replaceAll("(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$", "");
        return Math.max(1, SYLLABLE.matcher(heard).results().count());
    }
}
