package dev.hush.event;

import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How one type of event is declared in {@code rules/vocabulary/events}.
 *
 * @param occasionKey the data field whose value names the occasion, such as {@code order}; else the event's id does
 * @param fields the data fields and what each holds
 * @param keep how long single events are remembered; zero for not at all
 * @param keepAtMost how many of them, the newest first, 0 or more
 * @param countAs the fact under which the lifetime count is known, such as {@code orders}; empty for no count
 * @param basis the lawful basis that such an event proves, such as a contract by an order
 * @param facts the facts it teaches: fact name to data field
 * @param byCustomer whether the customer starts a contact by it: it answers us, and brings attention back
 * @param about whom it is about, which is what personal channels ask
 * @param collectedFor the purpose that has to be consented to before such an event is kept at all; empty where a
 *     contract, a request or a legitimate interest lets us
 */
public record EventType(
        String name,
        Optional<String> occasionKey,
        Map<String, FieldType> fields,
        Duration keep,
        int keepAtMost,
        Optional<String> countAs,
        Optional<LawfulBasis> basis,
        Map<String, String> facts,
        boolean byCustomer,
        About about,
        Optional<Purpose> collectedFor) {

    /** Whom an event is about. */
    public enum About {
        /** Nobody in particular: the house, its wares, its news. */
        NOBODY,
        /** The customer, such as an order or an appointment. */
        CUSTOMER,
        /** A friend who agreed; the event's field {@code friendAgreed} has to say so. */
        FRIEND
    }

    /** What a data field holds. */
    public enum FieldType {
        TEXT,
        NUMBER,
        DAY,
        TIME,
        FLAG,
        LIST,
        MAP
    }

    public EventType {
        fields = Map.copyOf(fields);
        facts = Map.copyOf(facts);
    }

    /** A type whose events are kept of everybody. */
    public EventType(
            String name,
            Optional<String> occasionKey,
            Map<String, FieldType> fields,
            Duration keep,
            int keepAtMost,
            Optional<String> countAs,
            Optional<LawfulBasis> basis,
            Map<String, String> facts,
            boolean byCustomer,
            About about) {
        this(name, occasionKey, fields, keep, keepAtMost, countAs, basis, facts, byCustomer, about, Optional.empty());
    }

    /** The same, kept of those only who consented to the purpose. */
    public EventType collectedFor(Purpose purpose) {
        return new EventType(
                name,
                occasionKey,
                fields,
                keep,
                keepAtMost,
                countAs,
                basis,
                facts,
                byCustomer,
                about,
                Optional.of(purpose));
    }

    /** A type of which nothing is declared: it is kept in the journal and teaches the state nothing. */
    public static EventType undeclared(String name) {
        return new EventType(
                name,
                Optional.empty(),
                Map.of(),
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                About.NOBODY);
    }

    /** The first field, by name, that is not what is declared; empty where all are. */
    public Optional<FieldProblem> problem(CustomerEvent event) {
        return FieldTypes.problem(this, event);
    }

    /** The key of the occasion that the event belongs to. */
    public String occasionKeyOf(CustomerEvent event) {
        return occasionKey.flatMap(event::text).orElse(event.id());
    }
}
