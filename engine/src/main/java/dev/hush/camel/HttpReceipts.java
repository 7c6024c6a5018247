package dev.hush.camel;

import dev.hush.engine.Operations;
import dev.hush.event.CustomerId;
import dev.hush.journal.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code GET /customers/{id}/receipts}: as they are kept, or told to a reader by {@code ?for=marketer&day=…}. */
final class HttpReceipts {
    private static final int MOST_ROWS = 500;

    private final Operations operations;

    HttpReceipts(Operations operations) {
        this.operations = operations;
    }

    /** What stands behind the question mark. */
    record Query(Optional<String> reader, Optional<String> day, Optional<String> language) {
        static Query of(UnaryOperator<@Nullable String> parameter) {
            return new Query(
                    Optional.ofNullable(parameter.apply("for")),
                    Optional.ofNullable(parameter.apply("day")),
                    Optional.ofNullable(parameter.apply("language")));
        }

        boolean isEmpty() {
            return reader.isEmpty() && day.isEmpty() && language.isEmpty();
        }
    }

    /** @throws IllegalArgumentException naming the parameter that cannot be read */
    Object answer(CustomerId customer, Query query) {
        if (query.isEmpty()) {
            return operations.receipts(customer, MOST_ROWS);
        }
        return operations.tell(customer, reader(query), query.day().map(HttpReceipts::day), query.language());
    }

    private static Reader reader(Query query) {
        String name = query.reader().orElse("marketer");
        try {
            return Reader.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected for=operator, marketer or customer, found \"" + name + "\"");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a day such as day=2026-11-23, found \"" + text + "\"");
        }
    }
}
