package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import java.time.Instant;

/** Statements that tests rely on. */
final class Lawful {
    private Lawful() {}

    static ConsentRecord contract() {
        return ConsentRecord.of(
                Purpose.SERVICE,
                Channel.EMAIL,
                LawfulBasis.CONTRACT,
                true,
                Instant.EPOCH,
                Proof.unstated("shop/order"));
    }
}
