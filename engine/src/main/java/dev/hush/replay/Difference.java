package dev.hush.replay;

import dev.hush.event.CustomerId;
import dev.hush.replay.PlayedWorld.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How the same events came out under two rule bases, each with a contact history and budgets of its own.
 *
 * @param people how many people there are in either, and how many of them got other messages, more, and fewer
 * @param totals touches, surprises, euros (in cents), pauses and events left out, in the first world and the second
 * @param byRule messages that went out by rule, where they differ
 * @param byReason what did not go out by reason, where it differs
 * @param pressure people by the number of messages that they got
 * @param sample some of those who got other messages, the most different first, with both stories
 */
public record Difference(
        People people,
        Totals totals,
        Map<String, Both> byRule,
        Map<String, Both> byReason,
        List<Pressure> pressure,
        List<Person> sample) {

    /** A number in the first world and in the second. */
    public record Both(long base, long against) {
        public long change() {
            return against - base;
        }
    }

    /** @param cents what surprises cost; @param leftOut events whose provoking message was not sent */
    public record Totals(Both touches, Both pauses, Both surprises, Both cents, Both leftOut) {
        boolean same() {
            return Stream.of(touches, pauses, surprises, cents, leftOut).allMatch(it -> it.change() == 0);
        }
    }

    /**
     * How many people there are, and how many of them get other messages: more, fewer, or as many.
     *
     * @param differ those of whom anything differs, the three others together
     */
    public record People(long all, long differ, long more, long fewer) {
        /** As many messages, but others or at other times. */
        public long sameNumber() {
            return differ - more - fewer;
        }
    }

    /** How many people got so many messages. */
    public record Pressure(String messages, long base, long against) {}

    public record Person(String customer, List<Moment> base, List<Moment> against) {}

    private static final int MOST_PEOPLE = 12;
    private static final int[] BUCKETS = {0, 1, 2, 3, 4, 5, 6, 11, 21};

    /** @param base as it is; @param against as it would be */
    public static Difference between(PlayedWorld base, PlayedWorld against) {
        return new Difference(
                people(base, against),
                totals(base, against),
                differing(base.messagesByRule(), against.messagesByRule()),
                differing(base.tally().byReason(), against.tally().byReason()),
                pressure(base, against),
                sample(base, against));
    }

    /** Whether nobody got another message, and nothing was refused for another reason. */
    public boolean none() {
        return people.differ() == 0 && byRule.isEmpty() && byReason.isEmpty() && totals.same();
    }

    private static Set<CustomerId> everyone(PlayedWorld base, PlayedWorld against) {
        Set<CustomerId> all = new TreeSet<>(base.people().keySet());
        all.addAll(against.people().keySet());
        return all;
    }

    private static PersonTally in(PlayedWorld world, CustomerId person) {
        return world.people().getOrDefault(person, PersonTally.NOTHING);
    }

    private static People people(PlayedWorld base, PlayedWorld against) {
        long all = 0;
        long differ = 0;
        long more = 0;
        long fewer = 0;
        for (CustomerId person : everyone(base, against)) {
            PersonTally one = in(base, person);
            PersonTally other = in(against, person);
            all++;
            differ += one.story() == other.story() ? 0 : 1;
            more += other.touches() > one.touches() ? 1 : 0;
            fewer += other.touches() < one.touches() ? 1 : 0;
        }
        return new People(all, differ, more, fewer);
    }

    private static Totals totals(PlayedWorld base, PlayedWorld against) {
        return new Totals(
                sum(base, against, PersonTally::touches),
                sum(base, against, PersonTally::pauses),
                sum(base, against, PersonTally::surprises),
                sum(base, against, PersonTally::cents),
                new Both(base.leftOut(), against.leftOut()));
    }

    private static Both sum(PlayedWorld base, PlayedWorld against, ToLongFunction<PersonTally> of) {
        return new Both(
                base.people().values().stream().mapToLong(of).sum(),
                against.people().values().stream().mapToLong(of).sum());
    }

    private static Map<String, Both> differing(Map<String, Long> base, Map<String, Long> against) {
        Map<String, Both> all = new TreeMap<>();
        Set<String> names = new TreeSet<>(base.keySet());
        names.addAll(against.keySet());
        for (String name : names) {
            Both both = new Both(base.getOrDefault(name, 0L), against.getOrDefault(name, 0L));
            if (both.change() != 0) {
                all.put(name, both);
            }
        }
        return all;
    }

    private static List<Pressure> pressure(PlayedWorld base, PlayedWorld against) {
        long[] before = new long[BUCKETS.length];
        long[] after = new long[BUCKETS.length];
        for (CustomerId person : everyone(base, against)) {
            before[bucket(in(base, person).touches())]++;
            after[bucket(in(against, person).touches())]++;
        }
        List<Pressure> pressure = new ArrayList<>();
        int last = BUCKETS.length - 1;
        while (last > 0 && before[last] + after[last] == 0) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            pressure.add(new Pressure(label(i), before[i], after[i]));
        }
        return pressure;
    }

    private static int bucket(int touches) {
        int bucket = 0;
        while (bucket + 1 < BUCKETS.length && BUCKETS[bucket + 1] <= touches) {
            bucket++;
        }
        return bucket;
    }

    private static String label(int bucket) {
        int from = BUCKETS[bucket];
        if (bucket + 1 == BUCKETS.length) {
            return from + " or more";
        }
        int to = BUCKETS[bucket + 1] - 1;
        return to == from ? Integer.toString(from) : from + " to " + to;
    }

    private static List<Person> sample(PlayedWorld base, PlayedWorld against) {
        Comparator<CustomerId> mostDifferent = Comparator.comparing(person ->
                -Math.abs(in(base, person).touches() - in(against, person).touches()));
        List<String> chosen = everyone(base, against).stream()
                .filter(person ->
                        in(base, person).story() != in(against, person).story())
                .sorted(mostDifferent.thenComparing(Comparator.naturalOrder()))
                .limit(MOST_PEOPLE)
                .map(CustomerId::value)
                .toList();
        Map<String, List<Moment>> before = base.stories(chosen);
        Map<String, List<Moment>> after = against.stories(chosen);
        return chosen.stream()
                .map(person -> new Person(
                        person, before.getOrDefault(person, List.of()), after.getOrDefault(person, List.of())))
                .toList();
    }
}
