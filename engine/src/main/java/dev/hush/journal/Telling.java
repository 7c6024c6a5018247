package dev.hush.journal;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;

/** Tells stored decisions to one reader, in the words of the rules that decided. */
public interface Telling {
    Told tell(JournalEntry entry);

    /**
     * How the reader is told.
     *
     * @param rules what is kept of the rules of a version, by their ids; empty for a version of which nothing is kept
     * @param zone the zone that times are told in
     */
    static Telling to(Reader reader, Phrases phrases, Function<String, Map<String, KeptRule>> rules, ZoneId zone) {
        return switch (reader) {
            case OPERATOR -> new OperatorTelling(rules);
            case MARKETER -> new MarketerTelling(phrases, rules, zone);
            case CUSTOMER -> new CustomerTelling(phrases, rules, zone);
        };
    }
}
