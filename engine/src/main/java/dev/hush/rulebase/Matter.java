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
import java.time.ZonedDateTime;
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
    private final List<Luck> luck = new ArrayList<>();

    Matter(Situation situation) {
        this.situation = situation;
    }

    Situation situation() {
        return situation;
    }

    List<Luck> luck() {
        return luck;
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
        return situation.event().day("delivered").orElseGet(() -> situation
                .event()
                .time()
                .atZone(situation.zone())
                .toLocalDate());
    }

    // ---- the past

    /** How often an event of the type came in, this one included. */
    public long times(String type) {
        return memory(type).lifetime();
    }

    public long timesWithin(String type, Duration window) {
        Instant after = situation.now().minus(window);
        return memory(type).kept().stream().filter(it -> it.time().isAfter(after)).count();
    }

    /** Whole days since the first event of the type; -1 where there was none. */
    public long daysSinceFirst(String type) {
        return memory(type)
                .first()
                .map(first -> Duration.between(first, situation.now()).toDays())
                .orElse(-1L);
    }

    public boolean seenWithin(Duration window) {
        return customer()
                .lastSeen()
                .filter(at -> at.isAfter(situation.now().minus(window)))
                .isPresent();
    }

    private EventMemory memory(String type) {
        return customer().memoryOf(type);
    }

    // ---- what was said

    public long saidWithin(Duration window) {
        Instant after = situation.now().minus(window);
        return customer().contacts().counted(it -> it.countsAt().isAfter(after)).count();
    }

    public boolean spoke(String rule, @Nullable Duration window) {
        Instant after = window == null ? Instant.MIN : situation.now().minus(window);
        return customer().contacts().contacts().stream()
                .anyMatch((Contact it) -> it.rule().equals(rule) && it.countsAt().isAfter(after));
    }

    // ---- the customer; a fact is visible only for the purposes that it may be used for

    public boolean factKnown(String name, Purpose purpose) {
        return fact(name, purpose).isPresent();
    }

    public boolean factIs(String name, String value, Purpose purpose) {
        return fact(name, purpose).filter(it -> it.value().toString().equals(value)).isPresent();
    }

    public double factNumber(String name, Purpose purpose) {
        return fact(name, purpose).map(it -> asNumber(it.value())).orElse(Double.NaN);
    }

    public boolean tagged(String tag, Purpose purpose) {
        return factKnown("tag-" + tag, purpose);
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

    public boolean birthday(Purpose purpose) {
        try {
            return fact("birthday", purpose)
                    .map(it -> LocalDate.parse(it.value().toString()))
                    .filter(born -> born.getMonth() == today().getMonth()
                            && born.getDayOfMonth() == today().getDayOfMonth())
                    .isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean consented(Purpose purpose, Channel channel) {
        return customer().consents().allows(purpose, channel, situation.now());
    }

    public boolean frozen() {
        return customer().frozenAt(situation.now());
    }

    private Optional<Fact> fact(String name, Purpose purpose) {
        return Optional.ofNullable(customer().facts().get(name)).filter(it -> it.visibleFor(purpose, situation.now()));
    }

    private CustomerState customer() {
        return situation.customer();
    }

    // ---- calendar and chance

    public boolean weekday(DayOfWeek day) {
        return today().getDayOfWeek() == day;
    }

    public boolean weekend() {
        return weekday(DayOfWeek.SATURDAY) || weekday(DayOfWeek.SUNDAY);
    }

    public boolean month(Month month) {
        return today().getMonth() == month;
    }

    public int hour() {
        ZonedDateTime local = situation.now().atZone(situation.zone());
        return local.getHour();
    }

    private LocalDate today() {
        return situation.today();
    }

    /** Whether chance favours this occasion, one in {@code n}; the outcome goes into the receipt. */
    public boolean favours(String rule, int n) {
        Luck outcome = situation.luck(rule, n);
        if (!luck.contains(outcome)) {
            luck.add(outcome);
        }
        return outcome.favoured();
    }

    private static double asNumber(@Nullable Object value) {
        try {
            return value == null ? Double.NaN : Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
