package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.contact.ContactHistory;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A state in the making; one thread, one use. */
public final class CustomerStateEditor {
    private static final int MOST_ENGAGEMENTS = 20;

    private final CustomerState base;
    private long version;
    private Optional<ZoneId> zone;
    private Optional<String> language;
    private Optional<String> country;
    private final Map<Channel, String> addresses;
    private final Map<String, Fact> facts;
    private final Map<String, EventMemory> events;
    private Consents consents;
    private final Map<Channel, String> suppressed;
    private Optional<Instant> pausedUntil;
    private ContactHistory contacts;
    private final List<Instant> engagements;
    private List<Freeze> freezes;
    private List<Rest> rests;
    private final Set<String> holdouts;
    private final List<FollowUp> followUps;
    private final List<Deferral> deferrals;
    private Optional<Instant> lastSeen;

    CustomerStateEditor(CustomerState base) {
        this.base = base;
        version = base.version();
        zone = base.zone();
        language = base.language();
        country = base.country();
        addresses = new HashMap<>(base.addresses());
        facts = new HashMap<>(base.facts());
        events = new HashMap<>(base.events());
        consents = base.consents();
        suppressed = new HashMap<>(base.suppressed());
        pausedUntil = base.pausedUntil();
        contacts = base.contacts();
        engagements = new ArrayList<>(base.engagements());
        freezes = new ArrayList<>(base.freezes());
        rests = base.rests();
        holdouts = new HashSet<>(base.holdouts());
        followUps = new ArrayList<>(base.followUps());
        deferrals = new ArrayList<>(base.deferrals());
        lastSeen = base.lastSeen();
    }

    public CustomerStateEditor version(long number) {
        version = number;
        return this;
    }

    public CustomerStateEditor zone(ZoneId where) {
        zone = Optional.of(where);
        return this;
    }

    public CustomerStateEditor language(String tag) {
        language = Optional.of(tag);
        return this;
    }

    public CustomerStateEditor country(String code) {
        country = Optional.of(code);
        return this;
    }

    /** Another address than the one that did not work is a new beginning; a complaint stays. */
    public CustomerStateEditor address(Channel channel, String address) {
        String before = addresses.put(channel, address);
        if (!address.equals(before)) {
            suppressed.remove(channel, Suppressions.BOUNCE);
        }
        return this;
    }

    /** Learns the fact, unless something newer is known of it. */
    public CustomerStateEditor fact(String name, Fact fact) {
        facts.merge(name, fact, (known, heard) -> known.since().isAfter(heard.since()) ? known : heard);
        return this;
    }

    public CustomerStateEditor forget(String name) {
        facts.remove(name);
        return this;
    }

    public CustomerStateEditor event(String type, UnaryOperator<EventMemory> change) {
        events.put(type, change.apply(events.getOrDefault(type, EventMemory.NONE)));
        return this;
    }

    public CustomerStateEditor consent(ConsentRecord statement) {
        consents = consents.with(statement);
        return this;
    }

    /** Closes the channel; what is harder to lift stays, such as a complaint over a bounce. */
    public CustomerStateEditor suppress(Channel channel, String reason) {
        suppressed.merge(channel, reason, Suppressions::stricter);
        return this;
    }

    public CustomerStateEditor unsuppress(Channel channel, String reason) {
        suppressed.remove(channel, reason);
        return this;
    }

    /** Pauses until the instant; a pause that lasts longer already stays. */
    public CustomerStateEditor pauseUntil(Instant until) {
        pausedUntil = Optional.of(pausedUntil.filter(until::isBefore).orElse(until));
        return this;
    }

    public CustomerStateEditor resume() {
        pausedUntil = Optional.empty();
        return this;
    }

    public CustomerStateEditor contacts(UnaryOperator<ContactHistory> change) {
        contacts = change.apply(contacts);
        return this;
    }

    /** The customer started a contact. */
    public CustomerStateEditor engagedAt(Instant at) {
        engagements.add(at);
        engagements.sort(Comparator.naturalOrder());
        if (engagements.size() > MOST_ENGAGEMENTS) {
            engagements.remove(0);
        }
        return this;
    }

    public CustomerStateEditor freezes(UnaryOperator<List<Freeze>> change) {
        freezes = change.apply(freezes);
        return this;
    }

    public CustomerStateEditor rests(UnaryOperator<List<Rest>> change) {
        rests = change.apply(rests);
        return this;
    }

    public CustomerStateEditor holdOutFrom(String experiment) {
        holdouts.add(experiment);
        return this;
    }

    /** Adds the follow-up unless the same one is waiting already. */
    public CustomerStateEditor followUp(FollowUp followUp) {
        if (followUps.stream().noneMatch(waiting -> waiting.key().equals(followUp.key()))) {
            followUps.add(followUp);
        }
        return this;
    }

    public CustomerStateEditor dropFollowUp(String key) {
        followUps.removeIf(waiting -> waiting.key().equals(key));
        return this;
    }

    public CustomerStateEditor deferral(Deferral deferral) {
        dropDeferral(deferral.key());
        deferrals.add(deferral);
        return this;
    }

    public CustomerStateEditor dropDeferral(String key) {
        deferrals.removeIf(waiting -> waiting.key().equals(key));
        return this;
    }

    public CustomerStateEditor seenAt(Instant at) {
        lastSeen = Optional.of(lastSeen.filter(at::isBefore).orElse(at));
        return this;
    }

    public CustomerState done() {
        return new CustomerState(
                CustomerState.SCHEMA,
                base.id(),
                version,
                zone,
                language,
                country,
                addresses,
                facts,
                events,
                consents,
                suppressed,
                pausedUntil,
                contacts,
                engagements,
                freezes,
                rests,
                holdouts,
                followUps,
                deferrals,
                lastSeen);
    }
}
