package dev.hush.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a rule is kept with the version that it belongs to, so that old receipts can still be told.
 *
 * @param why its reason in plain words
 * @param whys the same in other languages, by their tags
 * @param place its file and line
 * @param when its sentences as they were written; none for engineers' rules
 */
public record KeptRule(String id, String why, Map<String, String> whys, String owner, String place, List<String> when) {
    public KeptRule {
        whys = Map.copyOf(whys);
        when = List.copyOf(when);
    }

    /** The reason in the language where the rule gives it, else in its own words; empty where it gives none. */
    public Optional<String> whyIn(String language) {
        return Optional.of(whys.getOrDefault(language, why)).filter(it -> !it.isBlank());
    }
}
