package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a customer event of a CloudEvent's attributes (EventFields 1.0, §3), or says all that is wrong with them.
 *
 * <p>Needed: id, source, type, subject, time. Known: specversion, datacontenttype, data, and the extension
 * {@code cause}. Other attributes are ignored.
 */
final class EventFields {
    /** The key of an outreach holds the key of an event and the name of a rule. */
    private static final int LONGEST_CAUSE = 3 * Limits.LONGEST_NAME;

    private static final Pattern RFC_3339 = Pattern.compile("\\d{4}-.*");

    private final Map<String, Object> attributes;
    private final List<Problem> problems = new ArrayList<>();

    private EventFields(Map<String, Object> attributes) {
        this.attributes = attributes;
    }

    /**
     * Reads the attributes of one event.
     *
     * @param before what was already found wrong
     * @param now the latest instant it may claim, but for {@link Limits#MOST_AHEAD}
     */
    static Parsed read(long number, Map<String, Object> attributes, List<Problem> before, Instant now) {
        EventFields reading = new EventFields(attributes);
        reading.problems.addAll(before);
        CustomerEvent event = reading.event(now);
        return reading.problems.isEmpty() ? Parsed.of(number, event) : Parsed.refused(number, reading.problems);
    }

    private CustomerEvent event(Instant now) {
        String id = name("id");
        String source = name("source");
        String type = needed("type");
        if (!type.isEmpty()) {
            Limits.type(type).ifPresent(problems::add);
        }
        String subject = name("subject");
        Instant time = time(now);
        envelope();
        return new CustomerEvent(id, source, type, new CustomerId(subject), time, data(), cause());
    }

    private String name(String field) {
        String text = needed(field);
        if (!text.isEmpty()) {
            Limits.name(field, text).ifPresent(problems::add);
        }
        return text;
    }

    /** The text of the attribute; a problem, and empty, where there is none. */
    private String needed(String field) {
        Optional<String> text = text(field);
        if (text.isEmpty() && !attributes.containsKey(field)) {
            problem(field, "text", "nothing");
        } else if (text.isPresent() && text.get().isEmpty()) {
            problem(field, "text", "\"\"");
        }
        return text.orElse("");
    }

    private Optional<String> text(String field) {
        Object value = attributes.get(field);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        problem(field, "text", kindOf(value));
        return Optional.empty();
    }

    private Instant time(Instant now) {
        String text = needed("time");
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        Optional<Instant> time = parseTime(text);
        if (time.isEmpty()) {
            problem("time", "a time with its offset such as 2026-11-20T23:40:00+08:00 (RFC 3339)", Problem.quote(text));
        } else if (now.isBefore(Instant.MAX.minus(Limits.MOST_AHEAD))
                && time.get().isAfter(now.plus(Limits.MOST_AHEAD))) {
            problem("time", "a time not more than 5 minutes after " + now, time.get() + ", which is in the future");
        }
        return time.orElse(Instant.EPOCH);
    }

    private static Optional<Instant> parseTime(String text) {
        try {
            return RFC_3339.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void envelope() {
        Object version = attributes.get("specversion");
        if (version != null && !version.equals("1.0")) {
            problem("specversion", "\"1.0\"", version instanceof String text ? Problem.quote(text) : kindOf(version));
        }
        text("datacontenttype")
                .filter(type -> !isJson(type))
                .ifPresent(type -> problem("datacontenttype", "application/json", Problem.quote(type)));
        if (attributes.containsKey("data_base64")) {
            problem("data_base64", "data as a JSON object", "data_base64");
        }
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    @SuppressWarnings("unchecked") // the tree's maps have text for keys
    private Map<String, Object> data() {
        Object data = attributes.get("data");
        if (data instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        if (data != null) {
            problem("data", "an object", kindOf(data));
        }
        return Map.of();
    }

    private Optional<String> cause() {
        Optional<String> cause = text("cause").filter(text -> !text.isBlank());
        if (cause.isPresent() && cause.get().length() > LONGEST_CAUSE) {
            problem(
                    "cause",
                    "at most " + LONGEST_CAUSE + " characters",
                    cause.get().length() + " characters");
        }
        return cause;
    }

    private void problem(String field, String expected, String found) {
        problems.add(Problem.invalid(field, expected, found));
    }

    private static String kindOf(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof Number ? "a number" : "text";
    }
}
