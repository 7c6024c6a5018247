package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of a customer as things of their own, by their keys, and who else has them.
 *
 * @param keys of the addresses that the customer has now
 * @param former keys of addresses that the customer had before, the latest last
 * @param dead addresses, now or before the customer's, to which nothing may go
 * @param sharers customers who have or had one of these addresses, too, as they were called then
 */
public record Reach(
        Map<Channel, String> keys, List<String> former, Map<String, DeadAddress> dead, Set<CustomerId> sharers) {
    public static final Reach NONE = new Reach(Map.of(), List.of(), Map.of(), Set.of());

    /** Tokens of push services change often; what was said and sent at an address stays known when its key is let go. */
    private static final int MOST_FORMER = 64;

    /** Bounces of addresses that are nobody's, kept under one customer. */
    private static final int MOST_DEAD = 500;

    public Reach {
        keys = Map.copyOf(keys);
        former = newest(former, keys.values());
        dead = Map.copyOf(dead);
        sharers = Set.copyOf(sharers);
    }

    /**
     * An address to which nothing may go.
     *
     * @param reason the code of why: a bounce, a complaint, its owner's erasure, too many customers
     * @param heard when we heard of it
     */
    public record DeadAddress(String reason, Instant heard) {
        /** Whether only the customer's way to another address ends it. */
        public boolean isFinal() {
            return reason.equals(Suppressions.COMPLAINT) || reason.equals(Suppressions.SHARED);
        }

        /** More is harder to lift. */
        public int strictness() {
            return Suppressions.strictness(reason);
        }

        static DeadAddress stricter(DeadAddress one, DeadAddress other) {
            boolean same = one.reason.equals(other.reason);
            boolean first = same ? one.heard.isAfter(other.heard) : Suppressions.isStricter(one.reason, other.reason);
            return first ? one : other;
        }
    }

    public Optional<String> key(Channel channel) {
        return Optional.ofNullable(keys.get(channel));
    }

    /** Whether it is the key of an address that the customer has now. */
    public boolean has(String key) {
        return keys.containsValue(key);
    }

    /** The keys of every address that the customer ever had. */
    public Set<String> all() {
        Set<String> all = new HashSet<>(former);
        all.addAll(keys.values());
        return all;
    }

    /** The keys of all that is known of addresses, also of what are no addresses of the customer's. */
    public Set<String> known() {
        Set<String> known = all();
        known.addAll(dead.keySet());
        return known;
    }

    Reach with(Channel channel, String key) {
        Map<Channel, String> now = new HashMap<>(keys);
        String before = now.put(channel, key);
        return new Reach(now, before == null ? former : plus(former, List.of(before)), dead, sharers);
    }

    Reach without(Channel channel) {
        Map<Channel, String> left = new HashMap<>(keys);
        String gone = left.remove(channel);
        return gone == null ? this : new Reach(left, plus(former, List.of(gone)), dead, sharers);
    }

    Reach withFormer(String key) {
        return new Reach(keys, plus(former, List.of(key)), dead, sharers);
    }

    private static List<String> plus(List<String> some, Collection<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Each once, where it came last, without those that the customer has again. */
    private static List<String> newest(List<String> former, Collection<String> now) {
        Set<String> once = new LinkedHashSet<>();
        for (int i = former.size() - 1; i >= 0 && once.size() < MOST_FORMER; i--) {
            if (!now.contains(former.get(i))) {
                once.add(former.get(i));
            }
        }
        List<String> oldestFirst = new ArrayList<>(once);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }

    Reach withDead(String key, DeadAddress why) {
        Map<String, DeadAddress> all = new HashMap<>(dead);
        all.merge(key, why, DeadAddress::stricter);
        if (all.size() > MOST_DEAD) {
            all.entrySet().stream()
                    .filter(it -> !all().contains(it.getKey()))
                    .min(Map.Entry.comparingByValue(Comparator.comparing(DeadAddress::heard)))
                    .map(Map.Entry::getKey)
                    .ifPresent(all::remove);
        }
        return new Reach(keys, former, all, sharers);
    }

    Reach withoutDead(String key) {
        Map<String, DeadAddress> left = new HashMap<>(dead);
        left.remove(key);
        return new Reach(keys, former, left, sharers);
    }

    Reach sharedWith(Set<CustomerId> others) {
        Set<CustomerId> all = new HashSet<>(sharers);
        all.addAll(others);
        return all.size() == sharers.size() ? this : new Reach(keys, former, dead, all);
    }

    Reach notSharedWith(Set<CustomerId> gone) {
        Set<CustomerId> left = new HashSet<>(sharers);
        left.removeAll(gone);
        return new Reach(keys, former, dead, left);
    }

    /** Of both, where the one keeps its addresses and takes the other's on channels where it has none. */
    Reach and(Reach other) {
        Map<Channel, String> now = new HashMap<>(other.keys);
        now.putAll(keys);
        List<String> past = plus(plus(other.former, former), plus(List.copyOf(other.keys.values()), keys.values()));
        Map<String, DeadAddress> both = new HashMap<>(dead);
        other.dead.forEach((key, why) -> both.merge(key, why, DeadAddress::stricter));
        return new Reach(now, past, both, sharers).sharedWith(other.sharers);
    }
}
