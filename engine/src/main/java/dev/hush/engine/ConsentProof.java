package dev.hush.engine;

import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import java.util.stream.Collectors;

/** What is kept of consents when a person is erased (GDPR Article 17(3)(e)): no identifier, no source. */
final class ConsentProof {
    private ConsentProof() {}

    /** A JSON array; every value is a name or an instant, so nothing needs escaping. */
    static String json(Consents consents) {
        return consents.records().stream().map(ConsentProof::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(ConsentRecord record) {
        return "{\"purpose\":\"%s\",\"channel\":\"%s\",\"basis\":\"%s\",\"given\":%s,\"at\":\"%s\",\"method\":\"%s\"}"
                .formatted(
                        record.purpose(),
                        record.channel(),
                        record.basis(),
                        record.given(),
                        record.at(),
                        record.proof().method());
    }
}
