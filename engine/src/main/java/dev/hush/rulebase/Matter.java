package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.customer.EventMemory;
import dev.hush.customer.Fact;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes.Luck;
import dev.hush.event.CustomerEvent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The matter at hand, as rules may ask about it: the event, the past, the customer, the calendar and chance.
 *
 * <p>Every question has an answer: what is absent or unreadable answers false, zero or {@link Double#NaN}, never throws.
 */
public final class Matter {
    private final Situation situation;
    private final Map<String, String> counts;
    private final List<Luck> luck = new ArrayList<>();
    private String rememberedType = "";
    private EventMemory remembered = EventMemory.NONE;

    /** @param counts the facts that are counts of events: name to event type */
    Matter(Situation situation, Map<String, String> counts) {
        this.situation = situation;
        this.counts = counts;
    }

    Situation situation() {
        return situation;
    }

    List<Luck> luck() {
        return luck;
    }

    /** What sentences find, in words. */
    public MatterText getWords() {
        return new MatterText(this);
    }

    // ---- the event

    public String getType() {
        return situation.event().type();
    }

    public CustomerEvent getEvent() {
        return situation.event();
    }

    public boolean given(String field) {
        return situation.event().data().containsKey(field);
    }

    public boolean is(String field, String value) {
        return situation.event().text(field).filter(value::equals).isPresent();
    }

    /** @param choices values divided by | */
    public boolean isOneOf(String field, String choices) {
        return situation
                .event()
                .text(field)
                .filter(value -> among(value, choices))
                .isPresent();
    }

    private static boolean among(String value, String choices) {
        return List.of(choices.split("\\|")).contains(value);
    }

    /** The field as a number; NaN, which no comparison accepts, where it is none. */
    public double number(String field) {
        return situation.event().number(field).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    public boolean firstIs(String field, String value) {
        return value.equals(String.valueOf(first().get(field)));
    }

    public double firstNumber(String field) {
        return asNumber(first().get(field));
    }

    private Map<?, ?> first() {
        return situation.event().data().get("of") instanceof Map<?, ?> first ? first : Map.of();
    }

    /** Whole days from the promised to the delivered day; the delivered day is that of the event where not given. */
    public long daysLate() {
        return promised()
                .map(promised -> delivered().toEpochDay() - promised.toEpochDay())
                .orElse(0L);
    }

    public boolean deliveredOnTime() {
        return promised().isPresent() && daysLate() <= 0;
    }

    private Optional<LocalDate> promised() {
        return situation.event().day("promised");
    }

    private LocalDate delivered() {
        return situation
                .event()
                .day("delivered")
                .orElseGet(
                        () -> situation.event().time().atZone(situation.zone()).toLocalDate());
    }

    // ---- the past

    /** How often an event of the type came in, this one included. */
    public long times(String type) {
        return memory(type).lifetime();
    }

    public long timesWithin(String type, long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return memory(type).kept().stream()
                .filter(it -> it.time().isAfter(after))
                .count();
    }

    /** As {@link #timesWithin}, leaving out the event that the rules are asked about. */
    public long otherWithin(String type, long seconds) {
        CustomerEvent asked = situation.event();
        Instant after = situation.now().minusSeconds(seconds);
        return memory(type).kept().stream()
                .filter(it -> it.time().isAfter(after))
                .filter(it -> !asked.type().equals(type) || !asked.id().equals(it.id()))
                .count();
    }

    /** Whole days since the first event of the type; -1 where there was none. */
    public long daysSinceFirst(String type) {
        return memory(type)
                .first()
                .map(first -> Duration.between(first, situation.now()).toDays())
                .orElse(-1L);
    }

    /** Whether there was one, and the last was at least so long ago. */
    public boolean lastAgo(String type, long seconds) {
        return memory(type)
                .last()
                .filter(last -> !last.plusSeconds(seconds).isAfter(situation.now()))
                .isPresent();
    }

    /** What a field of the kept events of the type comes to, this one included; what is no number counts as nothing. */
    public double sumWithin(String type, String field, long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return memory(type).kept().stream()
                .filter(it -> it.time().isAfter(after))
                .flatMap(it -> asDecimal(it.fields().get(field)).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add) // to the cent, whatever the order
                .doubleValue();
    }

    /** Whether an event of the type came in after the last one of the other, or where there was none of that. */
    public boolean cameSince(String type, String other) {
        Instant since = memory(other).last().orElse(Instant.MIN);
        return memory(type).last().filter(it -> it.isAfter(since)).isPresent();
    }

    public boolean seenWithin(long seconds) {
        return customer()
                .lastSeen()
                .filter(at -> at.isAfter(situation.now().minusSeconds(seconds)))
                .isPresent();
    }

    /** Hundreds of rules ask one after the other of the same type. */
    private EventMemory memory(String type) {
        if (!type.equals(rememberedType)) {
            remembered = customer().memoryOf(type);
            rememberedType = type;
        }
        return remembered;
    }

    // ---- what was said

    public long saidWithin(long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return customer().contacts().counted(it -> it.lastAt().isAfter(after)).count();
    }

    public long saidFor(Purpose purpose, long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return customer()
                .contacts()
                .counted(it -> it.purpose() == purpose && it.lastAt().isAfter(after))
                .count();
    }

    /** Whether the customer started a contact after the last message; false where there was none. */
    public boolean answered() {
        return lastSaid().filter(said -> lastHeard().isAfter(said)).isPresent();
    }

    public boolean unanswered() {
        return lastSaid().filter(said -> !lastHeard().isAfter(said)).isPresent();
    }

    private Optional<Instant> lastSaid() {
        return customer().contacts().contacts().stream().map(Contact::lastAt).max(Instant::compareTo);
    }

    private Instant lastHeard() {
        return customer().engagements().stream().max(Instant::compareTo).orElse(Instant.MIN);
    }

    public boolean spoke(String rule, long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return customer().contacts().contacts().stream()
                .anyMatch(it -> it.rule().equals(rule) && it.lastAt().isAfter(after));
    }

    public boolean everSpoke(String rule) {
        return customer().contacts().contacts().stream()
                .anyMatch(it -> it.rule().equals(rule));
    }

    public boolean saidMessage(String template, long seconds) {
        Instant after = situation.now().minusSeconds(seconds);
        return customer().contacts().contacts().stream()
                .anyMatch(it -> it.template().equals(template) && it.lastAt().isAfter(after));
    }

    // ---- the customer; a fact is visible only for the purposes that it may be used for

    /** @param purposes what it is asked for, as {@link Purposes} writes them; the fact has to allow all of them */
    public boolean factKnown(String name, int purposes) {
        return fact(name, purposes).isPresent();
    }

    public boolean factIs(String name, String value, int purposes) {
        return fact(name, purposes).filter(it -> it.toString().equals(value)).isPresent();
    }

    /** @param choices values divided by | */
    public boolean factIsOneOf(String name, String choices, int purposes) {
        return fact(name, purposes).filter(it -> among(it.toString(), choices)).isPresent();
    }

    public double factNumber(String name, int purposes) {
        return fact(name, purposes).map(Matter::asNumber).orElse(Double.NaN);
    }

    public boolean tagged(String tag, int purposes) {
        return factKnown("tag-" + tag, purposes);
    }

    public boolean livesIn(String country) {
        return customer().country().filter(country::equalsIgnoreCase).isPresent();
    }

    public boolean reads(String language) {
        return customer()
                .language()
                .filter(it -> it.equalsIgnoreCase(language) || it.startsWith(language + "-"))
                .isPresent();
    }

    public boolean birthday(int purposes) {
        try {
            return fact("birthday", purposes)
                    .map(it -> MonthDay.from(LocalDate.parse(it.toString())))
                    .filter(MonthDay.from(situation.today())::equals)
                    .isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean consented(Purpose purpose, Channel channel) {
        return customer().consents().allows(purpose, channel, situation.now());
    }

    public boolean placeKnown() {
        return customer().zone().isPresent() || customer().country().isPresent();
    }

    public boolean reachable(Channel channel) {
        return customer().addresses().containsKey(channel)
                && !customer().suppressed().containsKey(channel);
    }

    public boolean frozen() {
        return customer().frozenAt(situation.now());
    }

    Optional<Object> fact(String name, int purposes) {
        String counted = counts.get(name);
        if (counted != null) {
            return Optional.of(times(counted));
        }
        return Optional.ofNullable(customer().facts().get(name))
                .filter(it -> Purposes.allow(it.purposes(), purposes) && it.livesAt(situation.now()))
                .map(Fact::value);
    }

    private CustomerState customer() {
        return situation.customer();
    }

    // ---- calendar and chance

    public boolean weekday(DayOfWeek day) {
        return situation.today().getDayOfWeek() == day;
    }

    public boolean weekend() {
        return weekday(DayOfWeek.SATURDAY) || weekday(DayOfWeek.SUNDAY);
    }

    public boolean month(Month month) {
        return situation.today().getMonth() == month;
    }

    public int dayOfMonth() {
        return situation.today().getDayOfMonth();
    }

    public int hour() {
        return situation.now().atZone(situation.zone()).getHour();
    }

    /** Whether chance favours this occasion, one in {@code n}; the outcome goes into the receipt. */
    public boolean favours(String rule, int n) {
        Luck outcome = situation.luck(rule, n);
        if (!luck.contains(outcome)) {
            luck.add(outcome);
        }
        return outcome.favoured();
    }

    private static Optional<BigDecimal> asDecimal(@Nullable Object value) {
        try {
            return Optional.ofNullable(value).map(it -> new BigDecimal(it.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double asNumber(@Nullable Object value) {
        try {
            return value == null ? Double.NaN : Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
