package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.contact.ContactHistory;
import dev.hush.event.CustomerId;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything a decision about one customer may rest on: the aggregate, one row in the store.
 *
 * @param schema the layout of this record as it is stored; {@link #SCHEMA} in memory
 * @param version how often it was committed, 0 for a customer who is not stored yet
 * @param zone where the customer lives; empty when unknown, which is never guessed
 * @param language a BCP 47 tag
 * @param country an ISO 3166-1 alpha-2 code
 * @param reach the same addresses by their keys, and who shares them
 * @param suppressed channels that may not be used, whatever the address, with the reason's code
 * @param pause the customer's own pause
 * @param resumed when the customer last ended a pause
 * @param contents the last sign of content about each cause of a freeze
 * @param rests the quiets that rules asked for
 * @param holdouts the experiments whose silent side the customer is on
 * @param engagements when the customer last started a contact, oldest first, at most 20
 * @param followUps the questions to come back to
 * @param deferrals the proposals that wait
 */
public record CustomerState(
        int schema,
        CustomerId id,
        long version,
        Optional<ZoneId> zone,
        Optional<String> language,
        Optional<String> country,
        Map<Channel, String> addresses,
        Reach reach,
        Map<String, Fact> facts,
        Map<String, EventMemory> events,
        Consents consents,
        Map<Channel, String> suppressed,
        Optional<Pause> pause,
        Optional<Said> resumed,
        ContactHistory contacts,
        List<Instant> engagements,
        List<Freeze> freezes,
        Map<String, Said> contents,
        List<Rest> rests,
        Set<String> holdouts,
        List<FollowUp> followUps,
        List<Deferral> deferrals,
        Optional<Instant> lastSeen) {
    public static final int SCHEMA = 4;

    public CustomerState {
        addresses = Map.copyOf(addresses);
        facts = Map.copyOf(facts);
        events = Map.copyOf(events);
        suppressed = Map.copyOf(suppressed);
        engagements = List.copyOf(engagements);
        freezes = List.copyOf(freezes);
        contents = Map.copyOf(contents);
        rests = List.copyOf(rests);
        holdouts = Set.copyOf(holdouts);
        followUps = List.copyOf(followUps);
        deferrals = List.copyOf(deferrals);
    }

    /** Someone of whom nothing is known. */
    public static CustomerState unknown(CustomerId id) {
        return new CustomerState(
                SCHEMA,
                id,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Reach.NONE,
                Map.of(),
                Map.of(),
                Consents.NONE,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                ContactHistory.EMPTY,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public CustomerStateEditor edit() {
        return new CustomerStateEditor(this);
    }

    /** When this customer next has to be looked at, whatever happens; empty for never. */
    public Optional<Instant> earliestDue() {
        return Stream.concat(
                        followUps.stream().map(FollowUp::due),
                        deferrals.stream().map(Deferral::until))
                .min(Instant::compareTo);
    }

    public EventMemory memoryOf(String eventType) {
        return events.getOrDefault(eventType, EventMemory.NONE);
    }

    /**
     * The consent that a message of this purpose on this channel may rest on at the instant; one that is good for one
     * message only is gone with the first message after it.
     */
    public Optional<ConsentRecord> consent(Purpose purpose, Channel channel, Instant at) {
        return consents.consent(purpose, channel, reach.key(channel), at)
                .filter(consent -> !consent.once() || unused(consent, at));
    }

    /** Whatever went out after it, or may still go out, used it; and nobody may use what is older than our memory. */
    private boolean unused(ConsentRecord consent, Instant at) {
        return at.isBefore(consent.at().plus(ContactHistory.KEPT))
                && contacts.contacts().stream()
                        .filter(contact ->
                                contact.purpose() == consent.purpose() && contact.channel() == consent.channel())
                        .noneMatch(contact -> contact.handedOver()
                                .map(it -> !it.isBefore(consent.at()))
                                .orElse(true));
    }

    /** The end of the customer's own pause. */
    public Optional<Instant> pausedUntil() {
        return pause.map(Pause::until);
    }

    /** When we last heard anything by which a yes or a no is weighed; {@link Instant#MIN} for never. */
    public Instant lastHeard() {
        return Stream.of(
                        Stream.of(consents.lastHeard()),
                        Stream.concat(pause.map(Pause::said).stream(), resumed.stream())
                                .map(Said::heard),
                        freezes.stream().map(Freeze::openedAt),
                        contents.values().stream().map(Said::heard),
                        reach.dead().values().stream().map(Reach.DeadAddress::heard))
                .flatMap(it -> it)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** When we hear now, later than anything that we heard before. */
    public Instant hears(Instant now) {
        Instant last = lastHeard();
        return now.isAfter(last) ? now : last.plusNanos(1);
    }

    public boolean frozenAt(Instant at) {
        return freezes.stream().anyMatch(freeze -> freeze.openAt(at));
    }

    /** The fact as text, when it lives at the instant. */
    public Optional<String> factText(String name, Instant at) {
        return Optional.ofNullable(facts.get(name))
                .filter(fact -> fact.livesAt(at))
                .map(fact -> fact.value().toString());
    }

    /** What campaigns and lists may ask for, as {@code kind:value}, in order. */
    public Set<String> indexKeys(Instant now) {
        Set<String> keys = new TreeSet<>();
        country.ifPresent(code -> keys.add("country:" + code));
        language.ifPresent(tag -> keys.add("language:" + tag));
        consents.records().stream()
                .filter(record -> consents.consent(record.purpose(), record.channel(), reach.key(record.channel()), now)
                        .isPresent())
                .forEach(record -> keys.add("consent:" + record.purpose() + "/" + record.channel()));
        facts.forEach((name, fact) -> {
            if (name.startsWith("tag-") && fact.livesAt(now)) {
                keys.add("tag:" + name.substring(4));
            }
        });
        factText("level", now).ifPresent(level -> keys.add("level:" + level));
        factText("tier", now).ifPresent(tier -> keys.add("tier:" + tier));
        return keys;
    }
}
