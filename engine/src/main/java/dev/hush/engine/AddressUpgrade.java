package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.contact.Contact;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.AddressLearning;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.decision.Audience;
import dev.hush.decision.Reason;
import dev.hush.engine.Store.Commit;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the addresses of an old store records of their own: worked out once from states and journal, before anything is decided.
 *
 * <p>Consents belong to the address that the customer has now. Former addresses, what was sent to which, and what bounced are
 * found in the journal, as far as it is kept. It goes on where it was stopped, and two engines may do it at once.
 */
final class AddressUpgrade {
    private static final String NAME = "addresses";
    private static final int PAGE = 500;
    private static final int MOST_CONFLICTS = 20;
    private static final int TOLD_EVERY = 50_000;
    private static final int MOST_ENTRIES = 10_000;
    private static final Audience EVERYONE = new Audience(List.of(), List.of(), Optional.empty());
    private static final Logger LOG = LoggerFactory.getLogger(AddressUpgrade.class);

    private final Store store;
    private final AddressKeys keys;
    private final InstantSource clock;

    AddressUpgrade(Store store, AddressKeys keys, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /** Does what is not done yet; returns when all is. */
    void run() {
        if (store.upgrades().contains(NAME)) {
            return;
        }
        Optional<CustomerId> last = Optional.empty();
        List<CustomerId> page;
        long done = 0;
        do {
            page = store.audience(EVERYONE, clock.instant(), last, PAGE);
            upgrade(page);
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
            done += page.size();
            if (done > 0 && (done % TOLD_EVERY == 0 || page.size() < PAGE)) {
                LOG.info("Addresses of {} customers have records of their own", done);
            }
        } while (page.size() == PAGE);
        store.upgraded(NAME, clock.instant());
    }

    private void upgrade(List<CustomerId> page) {
        for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
            Commit commit = commit(page);
            if (commit.isEmpty() || store.commit(commit).isEmpty()) {
                return;
            }
        }
        throw new Store.StoreException(
                "Expected a store that no older Hush works on, found its customers changing. Stop the older engines first.",
                null);
    }

    private Commit commit(List<CustomerId> page) {
        Map<CustomerId, CustomerState> changed = new LinkedHashMap<>();
        store.load(page).values().stream()
                .filter(AddressUpgrade::lacksKeys)
                .sorted(Comparator.comparing(CustomerState::id))
                .forEach(it -> changed.put(it.id(), withPast(it)));
        silenceErased(changed);
        Set<String> addresses = new HashSet<>();
        changed.values().forEach(it -> addresses.addAll(it.reach().known()));
        Map<String, Holders> holders = addresses.isEmpty() ? Map.of() : store.holders(addresses);
        Household household = household(changed, holders);
        List.copyOf(changed.keySet()).forEach(id -> {
            CustomerState upgraded = household.state(id);
            household.put(household.joined(upgraded.edit().forgetReach().done(), upgraded));
        });
        Commit commit = new Commit(
                List.of(),
                new ArrayList<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                household.newHolders(),
                household.unchanged(),
                clock.instant());
        household
                .changed()
                .forEach(it ->
                        commit.states().add(it.edit().version(it.version() + 1).done()));
        return commit;
    }

    /** Addresses that somebody had who was erased stay silent until they say yes themselves. */
    private void silenceErased(Map<CustomerId, CustomerState> changed) {
        Map<String, String> keyOf = new HashMap<>();
        changed.values()
                .forEach(state -> state.reach().keys().forEach((channel, key) -> {
                    keyOf.put(key, key);
                    keyOf.put(keys.former(state.addresses().getOrDefault(channel, "")), key);
                }));
        Set<String> silent = new HashSet<>();
        store.people().suppressed(keyOf.keySet()).forEach(it -> silent.add(keyOf.get(it)));
        changed.replaceAll((id, state) -> {
            CustomerStateEditor after = state.edit();
            state.reach().keys().values().stream()
                    .filter(silent::contains)
                    .forEach(key -> after.dead(key, Reason.OPTED_OUT.name(), Instant.EPOCH));
            return silent.isEmpty() ? state : after.done();
        });
    }

    private Household household(Map<CustomerId, CustomerState> changed, Map<String, Holders> holders) {
        Set<CustomerId> named = new HashSet<>();
        holders.values().forEach(it -> named.addAll(it.customers()));
        Map<CustomerId, CustomerId> names = new HashMap<>(store.people().resolve(named));
        Set<CustomerId> missing = new HashSet<>();
        named.forEach(it -> missing.add(names.getOrDefault(it, it)));
        missing.removeAll(changed.keySet());
        List<CustomerState> members = new ArrayList<>(changed.values());
        members.addAll(store.load(missing).values());
        changed.keySet().forEach(it -> names.put(it, it));
        return new Household(members, names, holders);
    }

    private static boolean lacksKeys(CustomerState state) {
        return !state.reach().keys().keySet().containsAll(state.addresses().keySet());
    }

    /** The state with keys of its addresses, and with what the state alone tells of their past. */
    static CustomerState withKeys(CustomerState state, AddressKeys keys) {
        if (!lacksKeys(state)) {
            return state;
        }
        CustomerStateEditor after = state.edit();
        state.addresses().forEach((channel, text) -> {
            String key = keys.of(channel, text, state.country());
            String suppressed = state.suppressed().get(channel);
            after.address(channel, text, key);
            if (suppressed != null) {
                after.dead(key, suppressed, Instant.EPOCH);
                if (!suppressed.equals(Reason.SUPPRESSED_COMPLAINT.name())) {
                    after.open(channel);
                }
            }
            after.contacts(history -> new ContactHistory(history.contacts().stream()
                    .map(it -> it.channel() == channel && it.address().isEmpty() ? it.to(Optional.of(key)) : it)
                    .toList()));
        });
        return after.done();
    }

    // ---- what the journal tells

    /** An address that a customer came to, under which name, and when we heard of it. */
    private record Came(CustomerId name, Channel channel, String key, Instant at) {}

    private CustomerState withPast(CustomerState state) {
        List<JournalEntry> journal = new ArrayList<>(store.journalOf(state.id(), MOST_ENTRIES));
        Collections.reverse(journal); // so that what was decided in one instant stays in its order
        journal.sort(Comparator.comparing(JournalEntry::decidedAt));
        List<Came> came = new ArrayList<>();
        Map<String, CustomerId> names = new HashMap<>();
        CustomerStateEditor past = state.edit();
        Declared declared = new Declared(state);
        for (JournalEntry entry : journal) {
            if (entry.look() == Look.EVENT) {
                names.put(entry.event().key().toString(), entry.event().customer());
                learn(entry, declared, came, past);
            }
        }
        came.forEach(it -> past.formerAddress(it.key()));
        past.contacts(history -> new ContactHistory(history.contacts().stream()
                .map(it -> it.to(at(came, name(names, it, state), it.channel(), it.lastAt())))
                .toList()));
        return withKeys(past.done(), keys);
    }

    /** Under which name the customer was met by what a message answered; its key is the event's and the rule's. */
    private static CustomerId name(Map<String, CustomerId> names, Contact contact, CustomerState state) {
        String event = contact.key().substring(0, Math.max(0, contact.key().lastIndexOf('/')));
        return names.getOrDefault(event, state.id());
    }

    /** Which events' addresses were taken, as the code of before took them. */
    private static final class Declared {
        private final boolean remembered;
        private Instant last = Instant.MIN;

        /** @param state where it remembers no declaration, each one counted as the newest */
        Declared(CustomerState state) {
            remembered = state.memoryOf(HouseEvents.CUSTOMER_DECLARED).last().isPresent();
        }

        boolean takes(CustomerEvent event, boolean knowsAny) {
            return switch (event.type()) {
                case HouseEvents.CONSENT_GIVEN -> true;
                case HouseEvents.CONSENT_REQUESTED -> !knowsAny;
                case HouseEvents.CUSTOMER_DECLARED -> {
                    boolean newest = !remembered || !event.time().isBefore(last);
                    last = event.time().isAfter(last) ? event.time() : last;
                    yield newest || !knowsAny;
                }
                default -> false;
            };
        }
    }

    private void learn(JournalEntry entry, Declared declared, List<Came> came, CustomerStateEditor past) {
        CustomerEvent event = entry.event();
        boolean knowsAny = came.stream().anyMatch(it -> it.name().equals(event.customer()));
        if (declared.takes(event, knowsAny)) {
            AddressLearning.named(event)
                    .forEach((channel, text) -> came.add(new Came(
                            event.customer(),
                            channel,
                            AddressLearning.key(keys, event, channel, text),
                            entry.decidedAt())));
        }
        if (event.type().equals(HouseEvents.MESSAGE_BOUNCED)) {
            event.text("channel")
                    .flatMap(AddressUpgrade::channel)
                    .flatMap(channel -> at(came, event.customer(), channel, entry.decidedAt()))
                    .ifPresent(key -> past.dead(key, Reason.SUPPRESSED_BOUNCE.name(), entry.decidedAt()));
        }
    }

    private static Optional<Channel> channel(String text) {
        try {
            return Optional.of(Channel.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address that the customer had on the channel at the instant, under that name where it had one. */
    private static Optional<String> at(Collection<Came> came, CustomerId name, Channel channel, Instant at) {
        List<Came> until = came.stream()
                .filter(it -> it.channel() == channel && !it.at().isAfter(at))
                .toList();
        return last(until.stream().filter(it -> it.name().equals(name))).or(() -> last(until.stream()));
    }

    private static Optional<String> last(Stream<Came> came) {
        return came.reduce((one, later) -> later).map(Came::key);
    }
}
