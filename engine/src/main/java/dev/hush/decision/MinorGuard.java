package dev.hush.decision;

import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Method;
import dev.hush.customer.CustomerState;
import dev.hush.offer.Proposal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Whoever said to be under sixteen hears nothing optional unless a guardian agreed (GDPR Article 8; the strictest line,
 * which covers COPPA's 13 and PIPL's 14).
 */
final class MinorGuard implements Guard {
    private static final int AGE = 16;

    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional() || !minor(situation, at)) {
            return Optional.empty();
        }
        CustomerState customer = situation.customer();
        boolean guarded = customer.consent(proposal.purpose(), proposal.channel(), at)
                .map(ConsentRecord::proof)
                .filter(proof -> proof.method() == Method.GUARDIAN)
                .isPresent();
        return guarded ? Optional.empty() : Objection.no(Reason.MINOR, "under " + AGE);
    }

    /** A birthday that nobody can read may be a minor's. */
    private static boolean minor(Situation situation, Instant at) {
        LocalDate today = at.atZone(situation.zone()).toLocalDate();
        return situation
                .customer()
                .factText("birthday", at)
                .map(text -> youngerThan(text, today))
                .orElse(false);
    }

    private static boolean youngerThan(String birthday, LocalDate today) {
        try {
            return Period.between(LocalDate.parse(birthday), today).getYears() < AGE;
        } catch (DateTimeException e) {
            return true;
        }
    }
}
