package dev.hush.journal;

import java.time.ZoneId;
import java.util.List;

/**
 * A customer's receipts as one reader is told of them, the newest first.
 *
 * @param silent how many looks nothing came of, which are left out; the operator is told of all
 */
public record ToldReceipts(Reader reader, String language, ZoneId zone, int silent, List<Told> told) {
    public ToldReceipts {
        told = List.copyOf(told);
    }
}
