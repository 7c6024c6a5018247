package dev.hush.store;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.contact.Contact;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.CustomerState;
import dev.hush.customer.EventMemory;
import dev.hush.customer.Fact;
import dev.hush.customer.Freeze;
import dev.hush.customer.Happening;
import dev.hush.customer.Pause;
import dev.hush.customer.Provenance;
import dev.hush.customer.Reach;
import dev.hush.decision.Reason;
import dev.hush.decision.Wishes.Luck;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.offer.Budget.Account;
import dev.hush.offer.Budget.Draw;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import dev.hush.plan.Rest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generated values of everything that a store keeps; the same seed gives the same values. */
final class Samples {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "mei",
            "café",
            "美好的一天",
            "\uD83C\uDF89 party",
            "a \"quoted\" \\ line\nand\ttab",
            "5",
            "null",
            "e0",
            "'; --");
    private static final List<String> ZONES = List.of("Asia/Taipei", "America/Sao_Paulo", "UTC", "+05:45", "Z");

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    CustomerState state(CustomerId id, long version) {
        return new CustomerState(
                CustomerState.SCHEMA,
                id,
                version,
                maybe(() -> ZoneId.of(oneOf(ZONES))),
                maybe(this::text),
                maybe(this::text),
                map(() -> oneOf(Channel.values()), this::text),
                reach(),
                map(this::text, this::fact),
                map(this::text, this::memory),
                new Consents(list(this::consent)),
                map(() -> oneOf(Channel.values()), this::text),
                maybe(() -> new Pause(instant(), said())),
                maybe(this::said),
                new ContactHistory(list(this::contact)),
                list(this::instant),
                list(() -> new Freeze(text(), text(), instant(), instant(), maybe(this::instant), text())),
                map(this::text, this::said),
                list(() -> new Rest(text(), occasion(), instant(), instant(), maybe(this::text))),
                Set.copyOf(list(this::text)),
                list(this::followUp),
                list(() -> new Deferral(text(), proposal(), instant(), text(), event(id))),
                maybe(this::instant));
    }

    JournalEntry entry(CustomerEvent event) {
        return new JournalEntry(event.customer(), oneOf(Look.values()), event, dueInstant(), text(), receipt());
    }

    Outreach outreach(String key, CustomerId customer) {
        return new Outreach(
                key,
                customer,
                text(),
                occasion(),
                text(),
                oneOf(Purpose.values()),
                oneOf(Channel.values()),
                oneOf(Kind.values()),
                maybe(this::text),
                maybe(() -> new Draw(new Account(text(), text()), random.nextInt(900))),
                text(),
                instant(),
                instant(),
                text(),
                event(customer));
    }

    FrontlineTask task(String key, CustomerId customer) {
        return new FrontlineTask(key, customer, text(), text(), text(), text(), instant());
    }

    CustomerEvent event(CustomerId customer) {
        return new CustomerEvent(
                "e" + random.nextLong(),
                "test/" + text(),
                text(),
                customer,
                instant(),
                map(this::text, this::value),
                maybe(this::text));
    }

    /** A value as event data and facts hold them. */
    Object value() {
        return switch (random.nextInt(12)) {
            case 0 -> text();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> (long) random.nextInt(10);
            case 5 -> new BigDecimal(random.nextInt(10_000)).movePointLeft(2);
            case 6 -> new BigDecimal(random.nextInt(10));
            case 7 -> new BigDecimal("1.50E+7").scaleByPowerOfTen(random.nextInt(40) - 20);
            case 8 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 9 -> -7.0;
            case 10 -> list(this::value);
            default -> map(this::text, this::value);
        };
    }

    private Receipt receipt() {
        return new Receipt(
                list(this::line),
                random.nextInt(3),
                list(() -> new Receipt.Planned(text(), instant())),
                list(this::text),
                list(this::text),
                list(() -> new Luck(text(), random.nextDouble(), random.nextBoolean())),
                list(this::text),
                random.nextInt(3));
    }

    private Receipt.Line line() {
        return new Receipt.Line(
                text(),
                text(),
                oneOf(Purpose.values()),
                oneOf(Channel.values()),
                oneOf(Kind.values()),
                maybe(this::text),
                oneOf(Receipt.Answer.values()),
                maybe(() -> oneOf(Reason.values())),
                maybe(this::instant),
                text());
    }

    private Fact fact() {
        Set<Purpose> purposes = Stream.of(Purpose.values())
                .filter(purpose -> random.nextBoolean())
                .collect(Collectors.toSet());
        return new Fact(value(), oneOf(Provenance.values()), purposes, instant(), maybe(this::instant));
    }

    private EventMemory memory() {
        return new EventMemory(
                random.nextInt(1000),
                maybe(this::instant),
                maybe(this::instant),
                list(() -> new Happening(text(), instant(), map(this::text, this::value))));
    }

    private ConsentRecord consent() {
        return new ConsentRecord(
                oneOf(Purpose.values()),
                oneOf(Channel.values()),
                oneOf(LawfulBasis.values()),
                random.nextBoolean(),
                said(),
                maybe(this::instant),
                random.nextBoolean(),
                new Proof(text(), oneOf(Method.values()), text()),
                maybe(this::text),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private Said said() {
        return new Said(text(), instant(), instant());
    }

    private Reach reach() {
        return new Reach(
                map(() -> oneOf(Channel.values()), this::text),
                list(this::text),
                map(this::text, () -> new Reach.DeadAddress(text(), instant())),
                Set.copyOf(list(() -> new CustomerId("s" + random.nextInt(1000)))));
    }

    private Contact contact() {
        return new Contact(
                text(),
                text(),
                occasion(),
                text(),
                oneOf(Purpose.values()),
                oneOf(Channel.values()),
                oneOf(Kind.values()),
                random.nextInt(100),
                instant(),
                maybe(this::instant));
    }

    private FollowUp followUp() {
        return new FollowUp(
                text(), text(), text(), text(), dueInstant(), maybe(this::text), event(new CustomerId(text())));
    }

    private Proposal proposal() {
        return new Proposal(
                text(),
                occasion(),
                text(),
                oneOf(Purpose.values()),
                oneOf(Channel.values()),
                oneOf(Kind.values()),
                random.nextInt(101),
                maybe(() -> new Proposal.Expense(text(), text(), random.nextInt(1000))),
                instant());
    }

    private Occasion occasion() {
        return new Occasion(text(), text());
    }

    /** With any fraction of a second, and now and then far away. */
    private Instant instant() {
        return switch (random.nextInt(12)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            case 2 -> Instant.parse("-0001-02-03T04:05:06.000000007Z");
            case 3 -> Instant.EPOCH;
            default -> dueInstant();
        };
    }

    private Instant dueInstant() {
        long second = 1_700_000_000L + random.nextInt(200_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochSecond(second);
            case 1 -> Instant.ofEpochSecond(second, 1_000_000L * random.nextInt(1_000));
            case 2 -> Instant.ofEpochSecond(second, 1_000L * random.nextInt(1_000_000));
            default -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
        };
    }

    private String text() {
        return oneOf(TEXTS);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> value) {
        // seldom long, so that lists of lists of lists come to an end
        int size = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
        return Stream.generate(value).limit(size).distinct().toList();
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        list(key).forEach(it -> map.put(it, value.get()));
        return map;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
