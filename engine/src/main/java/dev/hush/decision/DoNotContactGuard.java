package dev.hush.decision;

import dev.hush.customer.CustomerState;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Nothing goes to a suppressed address, against an opt-out, or nowhere; binds every kind. */
final class DoNotContactGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        CustomerState customer = situation.customer();
        Company company = situation.company();
        String suppressed = customer.suppressed().get(proposal.channel());
        if (suppressed != null) {
            return Objection.no(Reason.valueOf(suppressed), proposal.channel().name());
        }
        Optional<Reason> dead = company.deadAddress(proposal.channel())
                .map(it -> Reason.valueOf(it.reason()))
                .filter(it -> it != Reason.SHARED_ADDRESS || proposal.kind().optional());
        if (dead.isPresent()) {
            return Objection.no(dead.get(), proposal.channel().name());
        }
        if (customer.consents().optedOut(proposal.purpose(), proposal.channel())) {
            return Objection.no(Reason.OPTED_OUT, proposal.purpose() + "/" + proposal.channel());
        }
        if (company.refusedThere(proposal.purpose(), proposal.channel())) {
            return Objection.no(Reason.OPTED_OUT, proposal.purpose() + "/" + proposal.channel() + " for this address");
        }
        if (!customer.addresses().containsKey(proposal.channel())) {
            return Objection.no(Reason.NO_ADDRESS, proposal.channel().name());
        }
        return Optional.empty();
    }
}
