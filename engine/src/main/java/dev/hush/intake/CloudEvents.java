package dev.hush.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads events in the JSON format of CloudEvents 1.0, and tells every field that does not fit. */
public final class CloudEvents {
    /** The most bytes that one event may have. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_CHARACTERS = 200;
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*");
    private static final Set<String> OURS = Set.of(HouseEvents.FOLLOW_UP_DUE, HouseEvents.CAMPAIGN_ASKED);

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(64 * MOST_BYTES)
                        .maxNumberLength(100)
                        .build());
    }

    private CloudEvents() {}

    /** Reads one JSON object, or the objects of one array. */
    public static List<Parsed> read(byte[] json, Instant now) {
        if (firstCharacter(json) != '[' && json.length > MOST_BYTES) {
            return List.of(Parsed.refused(tooLarge(json.length)));
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isArray()) {
                return List.of(event(node, now));
            }
            List<Parsed> events = new ArrayList<>();
            for (JsonNode element : node) {
                int length = json.length > MOST_BYTES ? element.toString().length() : 0;
                events.add(length > MOST_BYTES ? Parsed.refused(tooLarge(length)) : event(element, now));
            }
            return events;
        } catch (JsonProcessingException e) {
            return List.of(Parsed.refused(Problem.of("body", "JSON", at(e))));
        } catch (IOException e) {
            return List.of(
                    Parsed.refused(Problem.of("body", "JSON", e.getClass().getSimpleName())));
        }
    }

    /** Reads one line of NDJSON. */
    public static Parsed readLine(String line, Instant now) {
        if (line.length() > MOST_BYTES) {
            return Parsed.refused(tooLarge(line.length()));
        }
        try {
            return event(MAPPER.readTree(line), now);
        } catch (JsonProcessingException e) {
            return Parsed.refused(Problem.of("body", "JSON", at(e)));
        }
    }

    private static Problem tooLarge(int bytes) {
        return new Problem("event", "at most 1 MB", bytes + " bytes", true);
    }

    private static int firstCharacter(byte[] json) {
        for (byte b : json) {
            if (b > ' ') {
                return b;
            }
        }
        return 0;
    }

    private static String at(JsonProcessingException e) {
        String problem = e.getOriginalMessage();
        String first =
                problem == null ? "something else" : problem.lines().findFirst().orElse("something else");
        return e.getLocation() == null
                ? first
                : "%s (line %d, column %d)"
                        .formatted(
                                first,
                                e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr());
    }

    private static Parsed event(JsonNode node, Instant now) {
        if (!node.isObject()) {
            return Parsed.refused(
                    Problem.of("event", "a JSON object", node.getNodeType().toString()));
        }
        Fields fields = new Fields(node);
        String id = fields.text("id");
        String source = fields.text("source");
        String type = fields.text("type");
        String subject = fields.text("subject");
        Instant time = fields.time(now);
        Map<String, Object> data = fields.data();
        fields.checkType(type);
        fields.checkVersion();
        if (!fields.problems.isEmpty()) {
            return Parsed.refused(fields.problems);
        }
        Optional<String> cause = Optional.ofNullable(node.get("cause"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        return Parsed.of(new CustomerEvent(id, source, type, new CustomerId(subject), time, data, cause));
    }

    /** The fields of one event while it is read. */
    private static final class Fields {
        private final JsonNode node;
        private final List<Problem> problems = new ArrayList<>();

        Fields(JsonNode node) {
            this.node = node;
        }

        String text(String name) {
            JsonNode value = node.get(name);
            if (value == null || value.isNull()) {
                problems.add(Problem.of(name, "a text", "nothing"));
            } else if (!value.isTextual()) {
                problems.add(Problem.of(
                        name, "a text", value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)));
            } else if (value.asText().isBlank() || value.asText().length() > MOST_CHARACTERS) {
                problems.add(
                        Problem.of(name, "1 to 200 characters", value.asText().length() + " characters"));
            } else if (!clean(value.asText()).equals(value.asText())) {
                problems.add(Problem.of(name, "no NUL and no half of a surrogate pair", "one"));
            } else {
                return value.asText();
            }
            return "";
        }

        Instant time(Instant now) {
            int before = problems.size();
            String text = text("time");
            if (problems.size() > before) {
                return now;
            }
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (time.isAfter(now.plus(AHEAD))) {
                    problems.add(Problem.of("time", "no time in the future (now " + now + ")", text));
                }
                return time;
            } catch (DateTimeException e) {
                problems.add(
                        Problem.of("time", "a time with offset such as 2026-11-20T10:00:00+08:00", "\"" + text + "\""));
                return now;
            }
        }

        void checkType(String type) {
            if (type.isEmpty()) {
                return;
            }
            if (OURS.contains(type)) {
                problems.add(Problem.of("type", "a type that the engine does not raise itself", type));
            } else if (!TYPE.matcher(type).matches()) {
                problems.add(
                        Problem.of("type", "lower case words with dots, such as order.placed", "\"" + type + "\""));
            }
        }

        void checkVersion() {
            JsonNode version = node.get("specversion");
            if (version != null && !"1.0".equals(version.asText())) {
                problems.add(Problem.of("specversion", "1.0", version.toString()));
            }
        }

        Map<String, Object> data() {
            JsonNode data = node.get("data");
            if (data == null || data.isNull()) {
                return Map.of();
            }
            if (!data.isObject()) {
                problems.add(Problem.of(
                        "data", "a JSON object", data.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)));
                return Map.of();
            }
            return map(data);
        }
    }

    private static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                map.put(entry.getKey(), value(entry.getValue()));
            }
        });
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(element.isNull() ? "" : value(element)));
            return list;
        }
        if (node.isNumber()) {
            return node.isInt()
                    ? node.intValue()
                    : node.isLong() ? (Object) node.longValue() : new BigDecimal(node.asText());
        }
        return node.isBoolean() ? (Object) node.booleanValue() : clean(node.asText());
    }

    /** The text with what no database keeps, NUL and halves of surrogate pairs, replaced by U+FFFD. */
    private static String clean(String text) {
        return UNSTORABLE.matcher(text).replaceAll("\uFFFD");
    }
}
