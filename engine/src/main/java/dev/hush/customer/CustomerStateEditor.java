package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.contact.ContactHistory;
import dev.hush.event.CustomerId;
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
    private Reach reach;
    private final Map<String, Fact> facts;
    private final Map<String, EventMemory> events;
    private Consents consents;
    private final Map<Channel, String> suppressed;
    private Optional<Pause> pause;
    private Optional<Said> resumed;
    private ContactHistory contacts;
    private final List<Instant> engagements;
    private List<Freeze> freezes;
    private final Map<String, Said> contents;
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
        reach = base.reach();
        facts = new HashMap<>(base.facts());
        events = new HashMap<>(base.events());
        consents = base.consents();
        suppressed = new HashMap<>(base.suppressed());
        pause = base.pause();
        resumed = base.resumed();
        contacts = base.contacts();
        engagements = new ArrayList<>(base.engagements());
        freezes = new ArrayList<>(base.freezes());
        rests = base.rests();
        contents = new HashMap<>(base.contents());
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

    /** An address without a key, which nobody else is known to have. */
    public CustomerStateEditor address(Channel channel, String address) {
        addresses.put(channel, address);
        return this;
    }

    /** The address that the customer has now; what was said before there was any is for it. */
    public CustomerStateEditor address(Channel channel, String address, String key) {
        addresses.put(channel, address);
        consents = consents.to(channel, key);
        reach = reach.with(channel, key);
        suppressed.remove(channel, Suppressions.BOUNCE); // of an address that nobody knew
        return this;
    }

    /** An address that was somebody else's: the customer had it, and has none now. */
    CustomerStateEditor noAddress(Channel channel) {
        addresses.remove(channel);
        reach = reach.without(channel);
        return this;
    }

    /** As if nothing were known of addresses by their keys. */
    public CustomerStateEditor forgetReach() {
        reach = Reach.NONE;
        return this;
    }

    /** Opens the channel: what closed it is known of the address itself. */
    public CustomerStateEditor open(Channel channel) {
        suppressed.remove(channel);
        return this;
    }

    /** Adds to the addresses that the customer had before. */
    public CustomerStateEditor formerAddress(String key) {
        reach = reach.withFormer(key);
        return this;
    }

    /** As formerAddress, where it is not known yet. */
    CustomerStateEditor knownAddress(String key) {
        return reach.all().contains(key) ? this : formerAddress(key);
    }

    /** The key of the customer's address on the channel, as far as it is known by now. */
    Optional<String> key(Channel channel) {
        return reach.key(channel);
    }

    /** Nothing may go to the address any more. */
    public CustomerStateEditor dead(String key, String reason, Instant heard) {
        reach = reach.withDead(key, new Reach.DeadAddress(reason, heard));
        return this;
    }

    /** What is known of an address that is not the customer's is told to those whose it is. */
    public CustomerStateEditor forgetDead(String key) {
        reach = reach.withoutDead(key);
        return this;
    }

    /** The others have or had one of the customer's addresses, too. */
    public CustomerStateEditor sharedWith(Set<CustomerId> others) {
        Set<CustomerId> all = new HashSet<>(others);
        all.remove(base.id());
        reach = reach.sharedWith(all);
        return this;
    }

    /** These are gone, and not named any more. */
    public CustomerStateEditor notSharedWith(Set<CustomerId> gone) {
        reach = reach.notSharedWith(gone);
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
        return consent(statement, Sources.NONE);
    }

    public CustomerStateEditor consent(ConsentRecord statement, Sources sources) {
        consents = consents.with(statement, sources);
        statement.address().ifPresent(this::knownAddress);
        return this;
    }

    CustomerStateEditor unsuppress(Channel channel, String reason) {
        suppressed.remove(channel, reason);
        return this;
    }

    public CustomerStateEditor consents(UnaryOperator<Consents> change) {
        consents = change.apply(consents);
        return this;
    }

    /** Closes the channel; what is harder to lift stays, such as a complaint over a bounce. */
    public CustomerStateEditor suppress(Channel channel, String reason) {
        suppressed.merge(channel, reason, Suppressions::stricter);
        return this;
    }

    /** Pauses; a pause that lasts longer already stays. */
    public CustomerStateEditor pause(Pause wished) {
        pause = Optional.of(pause.map(known -> Pause.stricter(known, wished)).orElse(wished));
        return this;
    }

    /** Ends the pause. */
    public CustomerStateEditor resume() {
        pause = Optional.empty();
        return this;
    }

    /** Remembers when the customer ended a pause, the latest time of all. */
    CustomerStateEditor resumed(Said said) {
        resumed = Optional.of(resumed.filter(it -> it.at().isAfter(said.at())).orElse(said));
        return this;
    }

    Optional<Pause> pause() {
        return pause;
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

    /** Remembers a sign of content about a cause, the latest time of all. */
    CustomerStateEditor content(String cause, Said said) {
        contents.merge(cause, said, (known, heard) -> known.at().isAfter(heard.at()) ? known : heard);
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
                reach,
                facts,
                events,
                consents,
                suppressed,
                pause,
                resumed,
                contacts,
                engagements,
                freezes,
                contents,
                rests,
                holdouts,
                followUps,
                deferrals,
                lastSeen);
    }
}
