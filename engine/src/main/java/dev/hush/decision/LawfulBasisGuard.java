package dev.hush.decision;

import dev.hush.consent.Consents;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Nothing without a lawful basis for its purpose (GDPR Article 6, ePrivacy Directive Article 13). */
final class LawfulBasisGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        CustomerState customer = situation.customer();
        Consents consents = customer.consents();
        boolean lawful = switch (proposal.kind()) {
            case DUTY ->
                serves(proposal)
                        && situation.house().duties().contains(proposal.template())
                        && consents.servesByContract(at);
            case REPAIR, PROMISE ->
                serves(proposal)
                        && (consents.servesByContract(at)
                                || customer.consent(Purpose.SERVICE, proposal.channel(), at)
                                        .isPresent());
            case KINDNESS ->
                (proposal.purpose() == Purpose.CARE || proposal.purpose() == Purpose.RESEARCH)
                        && customer.consent(proposal.purpose(), proposal.channel(), at)
                                .isPresent();
            case PROMOTION ->
                proposal.purpose() == Purpose.PROMOTION
                        && customer.consent(Purpose.PROMOTION, proposal.channel(), at)
                                .isPresent();
        };
        if (lawful) {
            return Optional.empty();
        }
        boolean expired = consents.expired(proposal.purpose(), proposal.channel(), at);
        return Objection.no(
                expired ? Reason.CONSENT_EXPIRED : Reason.NO_BASIS,
                proposal.kind() + " for " + proposal.purpose() + "/" + proposal.channel());
    }

    /** A contract is no basis for advertising or asking, whatever kind the message says it is. */
    private static boolean serves(Proposal proposal) {
        return proposal.purpose() == Purpose.SERVICE || proposal.purpose() == Purpose.CARE;
    }
}
