package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.contact.Contact;
import dev.hush.contact.ContactHistory;
import dev.hush.plan.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two customers who turn out to be one: the stricter of everything. Pure.
 *
 * <p>Withdrawals, suppressions, pauses, freezes, rests and holdouts of either hold; the contacts of both count in every cap.
 */
public final class Merge {
    private static final int MOST_ENGAGEMENTS = 20;
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private Merge() {}

    /** The one customer, under the survivor's id and version; where both say something, the survivor's word counts. */
    public static CustomerState of(CustomerState loser, CustomerState survivor) {
        return new CustomerState(
                CustomerState.SCHEMA,
                survivor.id(),
                survivor.version(),
                survivor.zone().or(loser::zone),
                survivor.language().or(loser::language),
                survivor.country().or(loser::country),
                either(survivor.addresses(), loser.addresses(), (mine, theirs) -> mine),
                survivor.reach().and(loser.reach()),
                either(survivor.facts(), loser.facts(), (a, b) -> a.since().isBefore(b.since()) ? b : a),
                either(survivor.events(), loser.events(), Merge::both),
                bound(
                        consents(survivor.consents(), loser.consents()),
                        survivor.reach().and(loser.reach())),
                either(survivor.suppressed(), loser.suppressed(), Suppressions::stricter),
                stricter(survivor.pause(), loser.pause()),
                Optional.empty(),
                contacts(survivor.contacts(), loser.contacts()),
                newest(survivor.engagements(), loser.engagements()),
                distinct(survivor.freezes(), loser.freezes(), Freeze::toString),
                either(survivor.contents(), loser.contents(), (a, b) -> a.at().isBefore(b.at()) ? b : a),
                Rest.all(survivor.rests(), loser.rests()),
                Stream.concat(survivor.holdouts().stream(), loser.holdouts().stream())
                        .collect(Collectors.toSet()),
                distinct(survivor.followUps(), loser.followUps(), it -> it.key()),
                distinct(survivor.deferrals(), loser.deferrals(), it -> it.key()),
                later(survivor.lastSeen(), loser.lastSeen()));
    }

    /**
     * What the loser is again after the merge is undone: what they were, and every no that was said meanwhile.
     *
     * @param was the loser before the merge
     * @param now the survivor today
     */
    public static CustomerState undone(CustomerState was, CustomerState now) {
        CustomerStateEditor again = was.edit();
        now.consents().records().stream()
                .filter(record -> !record.given())
                .filter(record -> !was.consents().records().contains(record))
                .forEach(no -> {
                    again.consent(no);
                    no.address().ifPresent(again::formerAddress); // it holds for that address, too
                });
        now.suppressed().forEach(again::suppress);
        now.reach().dead().forEach((key, why) -> again.dead(key, why.reason(), why.heard()));
        again.sharedWith(now.reach().sharers());
        again.sharedWith(Set.of(now.id()));
        now.pause().ifPresent(again::pause);
        now.holdouts().forEach(again::holdOutFrom);
        ContactHistory contacts = contactsOf(was, now);
        again.contacts(history -> contacts);
        contacts.contacts().forEach(it -> it.address().ifPresent(again::knownAddress));
        was.followUps().stream()
                .filter(it -> !now.followUps().contains(it))
                .forEach(it -> again.dropFollowUp(it.key()));
        was.deferrals().stream()
                .filter(it -> !now.deferrals().contains(it))
                .forEach(it -> again.dropDeferral(it.key()));
        again.freezes(open -> distinct(open, now.freezes(), Freeze::toString));
        again.rests(known -> Rest.all(known, now.rests()));
        return again.version(0).done();
    }

    /**
     * What the survivor is once the merge is undone: without what came with the loser and is not done yet, without the loser's
     * yeses, and without an address that was the loser's alone. What was sent to both counts for both, and so does every no.
     *
     * @param was the loser before the merge
     * @param before the survivor before the merge, and those it became one with since, as they were before
     */
    public static CustomerState survives(CustomerState now, CustomerState was, List<CustomerState> before) {
        CustomerStateEditor left = now.edit();
        left.consents(all -> new Consents(all.records().stream()
                .flatMap(it -> own(it, was, before).stream())
                .toList()));
        was.reach().keys().forEach((channel, key) -> {
            if (before.stream().noneMatch(it -> it.addresses().containsKey(channel))
                    && now.reach().key(channel).filter(key::equals).isPresent()) {
                left.noAddress(channel);
            }
        });
        reservations(was, now).forEach(it -> left.contacts(history -> history.release(it.key())));
        was.followUps().stream().filter(now.followUps()::contains).forEach(it -> left.dropFollowUp(it.key()));
        was.deferrals().stream().filter(now.deferrals()::contains).forEach(it -> left.dropDeferral(it.key()));
        return left.done();
    }

    /** The survivor's statement as it is without the merge; empty for a yes that came with the loser. */
    private static Optional<ConsentRecord> own(ConsentRecord now, CustomerState was, List<CustomerState> before) {
        if (!now.given()) {
            return Optional.of(now);
        }
        List<ConsentRecord> mine =
                before.stream().flatMap(it -> same(now, it).stream()).toList();
        if (mine.isEmpty()) {
            return same(now, was).isEmpty() ? Optional.of(now) : Optional.empty();
        }
        boolean boundByMerge = mine.stream().anyMatch(it -> it.address().isEmpty())
                && now.address().equals(was.reach().key(now.channel()));
        return Optional.of(boundByMerge ? now.toNone() : now);
    }

    private static Optional<ConsentRecord> same(ConsentRecord statement, CustomerState customer) {
        return customer.consents().records().stream()
                .filter(it ->
                        it.toNone().overruled(false).equals(statement.toNone().overruled(false)))
                .findFirst();
    }

    /** What is reserved since before the merge; what was decided again meanwhile is the survivor's. */
    private static List<Contact> reservations(CustomerState was, CustomerState now) {
        return now.contacts().contacts().stream()
                .filter(it -> it.handedOver().isEmpty())
                .filter(it -> was.contacts()
                        .reserved(it.key())
                        .filter(before -> before.decidedAt().equals(it.decidedAt()))
                        .isPresent())
                .toList();
    }

    /** What was sent to the one customer, and of what is reserved that which came with the loser. */
    private static ContactHistory contactsOf(CustomerState was, CustomerState now) {
        List<Contact> mine = reservations(was, now);
        Predicate<Contact> sent = it -> it.handedOver().isPresent();
        List<Contact> all = now.contacts().contacts().stream()
                .filter(it -> sent.test(it) || mine.contains(it))
                .toList();
        List<Contact> before = was.contacts().contacts().stream().filter(sent).toList();
        return contacts(new ContactHistory(all), new ContactHistory(before));
    }

    /** What was said before there was an address is for the one that there is now. */
    private static Consents bound(Consents consents, Reach reach) {
        Consents bound = consents;
        for (Map.Entry<Channel, String> it : reach.keys().entrySet()) {
            bound = bound.to(it.getKey(), it.getValue());
        }
        return bound;
    }

    /** All statements of both; a consent that one gave and the other took back is taken back, whatever came last. */
    private static Consents consents(Consents a, Consents b) {
        List<ConsentRecord> all = distinct(a.records(), b.records(), ConsentRecord::toString);
        List<ConsentRecord> strict = new ArrayList<>(all);
        for (ConsentRecord record : all) {
            boolean optedOut =
                    a.optedOut(record.purpose(), record.channel()) || b.optedOut(record.purpose(), record.channel());
            if (optedOut && record.given()) {
                strict.remove(record);
            }
        }
        strict.sort(Comparator.comparing(it -> it.said().heard()));
        List<ConsentRecord> nos = strict.stream().filter(it -> !it.given()).toList();
        strict.removeIf(it -> it.given() && nos.stream().anyMatch(no -> isAtOnce(no, it, a, b)));
        Consents weighed = Consents.NONE;
        for (ConsentRecord record : strict) {
            weighed = weighed.with(record);
        }
        return weighed;
    }

    /** Two customers' words of one instant: nobody can know which came first, so the no holds. */
    private static boolean isAtOnce(ConsentRecord no, ConsentRecord yes, Consents a, Consents b) {
        boolean sameMatter = no.basis() == yes.basis() && no.concerns(yes.purpose(), yes.channel());
        boolean ofTwo = a.records().contains(no) != a.records().contains(yes)
                || b.records().contains(no) != b.records().contains(yes);
        Duration apart = Duration.between(no.said().heard(), yes.said().heard()).abs();
        return sameMatter
                && ofTwo
                && apart.compareTo(AT_ONCE) < 0
                && !yes.said().byOwnHand();
    }

    private static EventMemory both(EventMemory a, EventMemory b) {
        List<Happening> kept = Stream.concat(a.kept().stream(), b.kept().stream())
                .distinct()
                .sorted(Comparator.comparing(Happening::time).thenComparing(Happening::id))
                .toList();
        return new EventMemory(
                a.lifetime() + b.lifetime(), earlier(a.first(), b.first()), later(a.last(), b.last()), kept);
    }

    private static ContactHistory contacts(ContactHistory a, ContactHistory b) {
        return new ContactHistory(distinct(a.contacts(), b.contacts(), Contact::key).stream()
                .sorted(Comparator.comparing(Contact::decidedAt).thenComparing(Contact::key))
                .toList());
    }

    private static List<Instant> newest(List<Instant> a, List<Instant> b) {
        List<Instant> all =
                Stream.concat(a.stream(), b.stream()).distinct().sorted().toList();
        return all.subList(Math.max(0, all.size() - MOST_ENGAGEMENTS), all.size());
    }

    private static <T> List<T> distinct(List<T> a, List<T> b, Function<T, String> key) {
        Map<String, T> all = new java.util.LinkedHashMap<>();
        Stream.concat(a.stream(), b.stream()).forEach(it -> all.putIfAbsent(key.apply(it), it));
        return List.copyOf(all.values());
    }

    private static <K, V> Map<K, V> either(Map<K, V> mine, Map<K, V> theirs, BinaryOperator<V> both) {
        Map<K, V> all = new HashMap<>(mine);
        theirs.forEach((key, value) -> all.merge(key, value, both));
        return all;
    }

    private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return Stream.concat(a.stream(), b.stream()).max(Instant::compareTo);
    }

    private static Optional<Pause> stricter(Optional<Pause> a, Optional<Pause> b) {
        return Stream.concat(a.stream(), b.stream()).reduce(Pause::stricter);
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return Stream.concat(a.stream(), b.stream()).min(Instant::compareTo);
    }
}
