package dev.hush.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a customer has said about what we may do, and what follows from it.
 *
 * <p>For each purpose, channel and basis the statement with the latest time counts, whatever the order of arrival;
 * at the same instant a withdrawal beats a consent.
 *
 * @param records the statements in order of arrival
 */
public record Consents(List<ConsentRecord> records) {
    public static final Consents NONE = new Consents(List.of());

    private static final Comparator<ConsentRecord> LATEST_THEN_WITHDRAWAL =
            Comparator.comparing(ConsentRecord::at).thenComparing(record -> !record.given());

    public Consents {
        records = List.copyOf(records);
    }

    /** These statements and one more. */
    public Consents with(ConsentRecord statement) {
        List<ConsentRecord> all = new ArrayList<>(records);
        all.add(statement);
        return new Consents(all);
    }

    /** The consent for this purpose and channel that holds at the instant. */
    public Optional<ConsentRecord> consent(Purpose purpose, Channel channel, Instant at) {
        return latest(purpose, channel, LawfulBasis.CONSENT).filter(statement -> statement.holdsAt(at));
    }

    /** Whether a consent for this purpose and channel holds at the instant. */
    public boolean allows(Purpose purpose, Channel channel, Instant at) {
        return consent(purpose, channel, at).isPresent();
    }

    /** Whether a contract or a request of the customer's lets us serve at the instant; it is no matter of channel. */
    public boolean servesByContract(Instant at) {
        return records.stream()
                .anyMatch(statement -> statement.basis() != LawfulBasis.CONSENT && statement.holdsAt(at));
    }

    /** Whether the customer has said no, or taken back a yes, for this purpose and channel. */
    public boolean optedOut(Purpose purpose, Channel channel) {
        return latest(purpose, channel, LawfulBasis.CONSENT)
                .filter(statement -> !statement.given())
                .isPresent();
    }

    /** Whether a consent for this purpose and channel once held and has run out. */
    public boolean expired(Purpose purpose, Channel channel, Instant at) {
        return latest(purpose, channel, LawfulBasis.CONSENT)
                .filter(statement -> statement.given() && !statement.holdsAt(at))
                .isPresent();
    }

    /** An import tells what somebody else was told, so it never takes back a no that we were told ourselves. */
    private Optional<ConsentRecord> latest(Purpose purpose, Channel channel, LawfulBasis basis) {
        ConsentRecord latest = null;
        ConsentRecord latestOwn = null;
        boolean saidNo = false;
        for (ConsentRecord statement : records) {
            if (statement.basis() == basis && statement.concerns(purpose, channel)) {
                boolean imported = statement.given() && statement.proof().method() == Method.IMPORT;
                saidNo |= !statement.given();
                latest = later(latest, statement);
                latestOwn = imported ? latestOwn : later(latestOwn, statement);
            }
        }
        return Optional.ofNullable(saidNo ? latestOwn : latest);
    }

    private static ConsentRecord later(@Nullable ConsentRecord before, ConsentRecord statement) {
        return before == null || LATEST_THEN_WITHDRAWAL.compare(statement, before) >= 0 ? statement : before;
    }
}
