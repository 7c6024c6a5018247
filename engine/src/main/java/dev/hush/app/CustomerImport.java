package dev.hush.app;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.FieldChecks;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.FieldProblem;
import dev.hush.event.HouseEvents;
import dev.hush.file.CsvTable.Row;
import dev.hush.world.Places;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rows of customers as events; tells line by line what of them it leaves out.
 *
 * <p>A consent needs evidence (when, how and on which text), and a no that is known stays: an import tells what somebody
 * else was told.
 */
final class CustomerImport {
    static final List<String> COLUMNS =
            List.of("id", "email", "phone", "zone", "language", "country", "consents", "given", "method", "text");

    private static final FieldChecks CHECKS = new FieldChecks(new Places());

    private final String file;
    private final Store store;
    private final Instant now;
    private final Consumer<String> refused;

    CustomerImport(String file, Store store, Instant now, Consumer<String> refused) {
        this.file = file;
        this.store = store;
        this.now = now;
        this.refused = refused;
    }

    /** The events of a row: what is declared, and the consents that have evidence. */
    List<CustomerEvent> events(Row row) {
        String id = row.text("id").strip();
        if (id.isEmpty()) {
            refuse(row, "the row: expected an id, found none");
            return List.of();
        }
        CustomerId customer = new CustomerId(id);
        List<CustomerEvent> events = new ArrayList<>();
        Map<String, Object> declared = new LinkedHashMap<>();
        Stream.of("email", "phone", "zone", "language", "country")
                .forEach(name -> row.optional(name).ifPresent(value -> declared.put(name, value.strip())));
        CustomerEvent who = event(row, HouseEvents.CUSTOMER_DECLARED, customer, now, declared);
        Optional<FieldProblem> wrong = CHECKS.problem(who);
        if (wrong.isPresent()) {
            FieldProblem it = wrong.get();
            refuse(
                    row,
                    "the row: " + it.field().replace("data.", "") + ": expected " + it.expected() + ", found "
                            + it.found());
            return List.of();
        }
        events.add(who);
        consents(row, customer).ifPresent(events::add);
        return events;
    }

    private Optional<CustomerEvent> consents(Row row, CustomerId customer) {
        Optional<String> wanted = row.optional("consents");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> given = given(row);
        if (given.isEmpty()
                || row.optional("method").isEmpty()
                || row.optional("text").isEmpty()) {
            refuse(
                    row,
                    "consents: expected evidence (given with offset, method, text), found none; the rest of the row is"
                            + " taken");
            return Optional.empty();
        }
        List<String> pairs = Stream.of(wanted.get().trim().split("[;\\s]+"))
                .filter(pair -> allowed(row, customer, pair))
                .toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(event(
                        row,
                        HouseEvents.CONSENT_GIVEN,
                        customer,
                        given.get(),
                        Map.of(
                                "consents",
                                pairs,
                                "method",
                                "IMPORT",
                                "text",
                                row.text("method") + ", " + row.text("text"))));
    }

    private Optional<Instant> given(Row row) {
        try {
            return row.optional("given")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(at -> !at.isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean allowed(Row row, CustomerId identity, String pair) {
        String[] parts = pair.split("/", 2);
        Optional<Purpose> purpose = Stream.of(Purpose.values())
                .filter(it -> it.name().equalsIgnoreCase(parts[0]))
                .findFirst();
        Optional<Channel> channel = Stream.of(Channel.values())
                .filter(it -> parts.length == 2 && it.label().equalsIgnoreCase(parts[1].replace('_', '-')))
                .findFirst();
        if (purpose.isEmpty() || channel.isEmpty()) {
            refuse(row, "consent \"" + pair + "\": expected PURPOSE/CHANNEL such as CARE/EMAIL");
            return false;
        }
        CustomerId customer = store.people().resolve(List.of(identity)).getOrDefault(identity, identity);
        boolean optedOut = Optional.ofNullable(store.load(List.of(customer)).get(customer))
                .map(state -> state.consents().optedOut(purpose.get(), channel.get())
                        || state.suppressed().containsKey(channel.get()))
                .orElse(false);
        if (optedOut) {
            refuse(row, "consent \"" + pair + "\": the customer said no (OPTED_OUT); an import never takes that back");
        }
        return !optedOut;
    }

    private CustomerEvent event(Row row, String type, CustomerId customer, Instant time, Map<String, Object> data) {
        String id = type + "/" + Integer.toHexString(row.cells().hashCode()) + "/" + customer.value();
        return new CustomerEvent(id, "import/" + file, type, customer, time, data, Optional.empty());
    }

    private void refuse(Row row, String what) {
        refused.accept(row.file() + ":" + row.line() + ": " + what);
    }
}
