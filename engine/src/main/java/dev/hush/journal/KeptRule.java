package dev.hush.journal;

import java.util.List;

/**
 * What of a rule is kept with the version that it belongs to, so that old receipts can still be told.
 *
 * @param why its reason in plain words
 * @param place its file and line
 * @param when its sentences as they were written; none for engineers' rules
 */
public record KeptRule(String id, String why, String owner, String place, List<String> when) {
    public KeptRule {
        when = List.copyOf(when);
    }
}
