package dev.hush.app;

import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.customer.CustomerState;
import dev.hush.engine.People.Erasure;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known about one person, for the person (GDPR Articles 15 and 20).
 *
 * <p>Consents carry the field names of the W3C Data Privacy Vocabulary, as its profile of ISO/IEC TS 27560 has them.
 */
final class PersonFile {
    private static final int MOST = 10_000;
    private static final String DPV = "https://w3id.org/dpv#";

    private PersonFile() {}

    /** Empty for someone of whom nothing is known. */
    static Map<String, Object> of(Store store, CustomerId identity) {
        CustomerId customer = store.people().resolve(List.of(identity)).getOrDefault(identity, identity);
        Optional<CustomerState> known =
                Optional.ofNullable(store.load(List.of(customer)).get(customer));
        return known.map(state -> of(store, state)).orElse(Map.of());
    }

    private static Map<String, Object> of(Store store, CustomerState state) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", state.id().value());
        file.put(
                "identities",
                store.people().identitiesOf(state.id()).stream()
                        .map(CustomerId::value)
                        .toList());
        file.put("zone", state.zone());
        file.put("language", state.language());
        file.put("country", state.country());
        file.put("addresses", state.addresses());
        file.put("suppressed", state.suppressed());
        file.put("pausedUntil", state.pausedUntil());
        file.put("facts", state.facts());
        file.put(
                "consents",
                state.consents().records().stream().map(PersonFile::consent).toList());
        file.put("events", state.events());
        file.put("contacts", state.contacts().contacts());
        file.put("freezes", state.freezes());
        file.put("rests", state.rests());
        file.put("followUps", state.followUps());
        file.put("waiting", state.deferrals());
        file.put("journal", journal(store, state.id()));
        return file;
    }

    private static List<Map<String, Object>> journal(Store store, CustomerId customer) {
        return store.journalOf(customer, MOST).stream().map(PersonFile::entry).toList();
    }

    private static Map<String, Object> entry(JournalEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", entry.decidedAt());
        row.put("event", entry.event());
        row.put("decided", entry.receipt().lines());
        return row;
    }

    private static Map<String, Object> consent(ConsentRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@type", DPV + "ConsentRecord");
        fields.put("hasPurpose", record.purpose());
        fields.put("hasChannel", record.channel());
        fields.put("hasLegalBasis", record.basis() == LawfulBasis.CONSENT ? DPV + "Consent" : DPV + "Contract");
        fields.put("hasConsentStatus", DPV + (record.given() ? "ConsentGiven" : "ConsentWithdrawn"));
        fields.put("isIndicatedAtTime", record.at());
        fields.put("hasExpiry", record.expires());
        fields.put("hasMethod", record.proof().method());
        fields.put("hasNotice", record.proof().text());
        fields.put("hasProvenance", record.proof().source());
        fields.put("singleUse", record.once());
        return fields;
    }

    /** What stays after an erasure, and why. */
    static Map<String, Object> kept(Erasure erasure) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("erased", erasure.identities().size() + " identities");
        kept.put("keptHashesOfAddresses", erasure.addressHashes());
        kept.put("why", "so that nobody writes there again (GDPR Article 21(3)); a keyed hash tells no address");
        kept.put("keptProofOfConsent", erasure.proof());
        kept.put("whyProof", "what was agreed to and withdrawn, when and how, without identifier (Article 17(3)(e))");
        return kept;
    }
}
