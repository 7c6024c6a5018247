package dev.hush.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.event.CustomerEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String GOOD = """
            {"specversion": "1.0", "id": "1", "source": "shop", "type": "order.placed", "subject": "mei",
             "time": "2026-11-20T19:30:00+08:00", "data": {"order": "A1"}}""";

    @Test
    void readsAnEvent() {
        CustomerEvent event = event(GOOD);
        assertThat(event.key()).hasToString("shop/1");
        assertThat(event.customer()).hasToString("mei");
        assertThat(event.type()).isEqualTo("order.placed");
        assertThat(event.time()).isEqualTo("2026-11-20T11:30:00Z");
        assertThat(event.data()).isEqualTo(Map.of("order", "A1"));
        assertThat(event.cause()).isEmpty();
    }

    @Test
    void readsValuesAsJsonHasThemAndDropsNulls() {
        CustomerEvent event = event(GOOD.replace(
                "\"order\": \"A1\"",
                "\"i\": 1, \"l\": 12345678901, \"d\": 1.50, \"b\": true, \"n\": null,"
                        + " \"list\": [1, null, {\"x\": null, \"y\": \"z\"}], \"big\": 123456789012345678901"));
        assertThat(event.data())
                .isEqualTo(Map.of(
                        "i",
                        1,
                        "l",
                        12345678901L,
                        "d",
                        new BigDecimal("1.50"),
                        "b",
                        true,
                        "list",
                        List.of(1, Map.of("y", "z")),
                        "big",
                        new BigDecimal("123456789012345678901")));
    }

    @Test
    void takesTheCauseAndIgnoresOtherAttributes() {
        CustomerEvent event = event(GOOD.replace(
                "\"id\"", "\"cause\": \"shop/0/thanks-01\", \"traceparent\": \"x\", \"sequence\": 3, \"id\""));
        assertThat(event.cause()).contains("shop/0/thanks-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data\": null", "\"other\": 1"})
    void takesEmptyDataWhereThereIsNone(String instead) {
        assertThat(event(GOOD.replace("\"data\": {\"order\": \"A1\"}", instead)).data())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "time"})
    void namesTheFieldThatIsMissingOrNotText(String field) {
        String renamed = GOOD.replace("\"" + field + "\":", "\"x-" + field + "\":");
        assertThat(problem(renamed)).isEqualTo(field + ": expected text, found nothing");
        assertThat(problem(renamed.replace("{\"spec", "{\"" + field + "\": 7, \"spec")))
                .isEqualTo(field + ": expected text, found a number");
        assertThat(problem(renamed.replace("{\"spec", "{\"" + field + "\": \"\", \"spec")))
                .isEqualTo(field + ": expected text, found \"\"");
    }

    @Test
    void namesAllFieldsAtOnce() {
        assertThat(read("{\"data\": 3}").problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("id", "source", "type", "subject", "time", "data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-20T12:00:00",
                "2026-11-20",
                "2026-02-30T12:00:00Z",
                "2026-11-20T25:00:00Z",
                "+12026-11-20T12:00:00Z",
                "2026-11-20T12:05:01Z"
            })
    void refusesATimeThatIsNoneOrInTheFuture(String time) {
        assertThat(problem(withTime(time))).startsWith("time: expected a time ");
    }

    @Test
    void takesATimeFiveMinutesAhead() {
        assertThat(event(withTime("2026-11-20T12:05:00Z")).time()).isEqualTo("2026-11-20T12:05:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Order.Placed", "order placed", ".order", "order..placed", "follow-up.due", "campaign.asked"})
    void refusesATypeThatIsNoneOrTheEnginesOwn(String type) {
        assertThat(problem(GOOD.replace("order.placed", type))).startsWith("type: expected ");
    }

    @Test
    void refusesTheEnginesOwnSources() {
        assertThat(problem(GOOD.replaceFirst("\"source\": ?\"[^\"]*\"", "\"source\":\"hush:campaign\"")))
                .isEqualTo("source: expected a source that is not the engine's own, found \"hush:campaign\"");
    }

    @Test
    void refusesLongAndUnprintableNames() {
        assertThat(problem(GOOD.replace("\"1\"", "\"" + "x".repeat(201) + "\"")))
                .isEqualTo("id: expected at most 200 characters, found 201 characters");
        assertThat(read(GOOD.replace("\"1\"", "\"" + "x".repeat(200) + "\"")).event())
                .isPresent();
        assertThat(problem(GOOD.replace("mei", "m\\nei"))).startsWith("subject: expected text without control");
    }

    @Test
    void refusesWhatNoStoreCanKeep() {
        assertThat(problem(GOOD.replace("A1", "A\\u0000"))).startsWith("data.order: expected text without NUL");
        assertThat(problem(GOOD.replace("A1", "A\\ud800"))).startsWith("data.order: expected text without NUL");
        assertThat(problem(GOOD.replace("\"A1\"", "1e999999"))).startsWith("data.order: expected a number of at most");
        assertThat(event(GOOD.replace("A1", "\\ud83e\\udd92")).data()).containsEntry("order", "🦒");
    }

    @ParameterizedTest
    @CsvSource({"specversion,\"0.3\"", "specversion,1.0", "datacontenttype,\"text/xml\"", "data_base64,\"AA==\""})
    void refusesAnotherEnvelope(String field, String value) {
        String rest = GOOD.replace("\"specversion\": \"1.0\"", "\"" + field + "\": " + value);
        assertThat(problem(rest)).startsWith(field + ": expected ");
    }

    @Test
    void takesJsonContentTypes() {
        for (String type : List.of("application/json", "application/json; charset=utf-8", "application/geo+json")) {
            assertThat(read(GOOD.replace("\"id\"", "\"datacontenttype\": \"" + type + "\", \"id\""))
                            .event())
                    .isPresent();
        }
    }

    @Test
    void namesANameThatIsThereTwice() {
        assertThat(problem(GOOD.replace("\"id\"", "\"id\": \"0\", \"id\"")))
                .isEqualTo("id: expected each name once, found it twice");
        assertThat(problem(GOOD.replace("\"order\"", "\"order\": null, \"order\"")))
                .isEqualTo("data.order: expected each name once, found it twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{", "{\"id\": }", "7", "\"text\"", "null", "{'id': 1}"})
    void refusesWhatIsNoJsonObject(String text) {
        assertThat(problem(text)).startsWith("event: expected ");
    }

    @Test
    void refusesMoreThanOneObject() {
        assertThat(problem(GOOD + " {}")).isEqualTo("event: expected one JSON object, found more after it");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = GOOD.replace("A1", "Aé").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(CloudEvents.read(bytes, NOW).get(0).problems())
                .singleElement()
                .hasToString("event: expected text in UTF-8, found bytes that are none");
        assertThat(event(GOOD.replace("A1", "\uFFFD")).data()).containsEntry("order", "\uFFFD");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(problem(GOOD.replace("\"A1\"", deep))).startsWith("event: expected at most 32 levels");
        String shallow = "[".repeat(20) + "]".repeat(20);
        assertThat(read(GOOD.replace("\"A1\"", shallow)).event()).isPresent();
    }

    @Test
    void refusesMoreThanAMegabyte() {
        String large = GOOD.replace("A1", "x".repeat(1 << 20));
        Parsed parsed = read(large);
        assertThat(parsed.tooLarge()).isTrue();
        int room = (1 << 20) - GOOD.length() + 2;
        assertThat(read(GOOD.replace("A1", "x".repeat(room))).event()).isPresent();
        assertThat(read(GOOD.replace("A1", "x".repeat(room + 1))).tooLarge()).isTrue();
    }

    @Test
    void readsAnArrayAndNumbersItsElements() {
        List<Parsed> parsed = CloudEvents.read(
                ("[" + GOOD + ", 5, [], {\"data\": {\"a\": 1, \"a\": 2}}, " + GOOD + "]").getBytes(UTF_8), NOW);
        assertThat(parsed).extracting(Parsed::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(parsed).extracting(it -> it.event().isPresent()).containsExactly(true, false, false, false, true);
        assertThat(parsed.get(3).problems().toString()).contains("data.a: expected each name once");
    }

    @Test
    void readsTheRestOfAnArrayAfterALargeElement() {
        String large = GOOD.replace("\"A1\"", "[" + "1234567,".repeat(200_000) + "1]");
        List<Parsed> parsed = CloudEvents.read(("[" + large + "," + GOOD + "]").getBytes(UTF_8), NOW);
        assertThat(parsed).extracting(Parsed::tooLarge).containsExactly(true, false);
        assertThat(parsed.get(1).event()).isPresent();
    }

    @Test
    void readsTheRestOfAnArrayAfterALongText() {
        String large = GOOD.replace("A1", "x".repeat(2 << 20));
        List<Parsed> parsed = CloudEvents.read(("[" + large + "," + GOOD + "]").getBytes(UTF_8), NOW);
        assertThat(parsed).extracting(Parsed::tooLarge).containsExactly(true, false);
        assertThat(parsed.get(1).event()).isPresent();
        String huge = GOOD.replace("A1", "x".repeat(9 << 20));
        assertThat(CloudEvents.read(("[" + huge + "," + GOOD + "]").getBytes(UTF_8), NOW))
                .extracting(Parsed::tooLarge)
                .containsExactly(true);
    }

    @Test
    void endsAnArrayWhereItIsMalformed() {
        List<Parsed> parsed = CloudEvents.read(("[" + GOOD + ", {\"id\" 5}, " + GOOD + "]").getBytes(UTF_8), NOW);
        assertThat(parsed).extracting(it -> it.event().isPresent()).containsExactly(true, false);
        assertThat(CloudEvents.read(("[" + GOOD).getBytes(UTF_8), NOW)).hasSize(2);
        assertThat(CloudEvents.read("[]".getBytes(UTF_8), NOW)).isEmpty();
        assertThat(CloudEvents.read("[] x".getBytes(UTF_8), NOW)).hasSize(1);
    }

    private static String withTime(String time) {
        return GOOD.replace("2026-11-20T19:30:00+08:00", time);
    }

    private static Parsed read(String json) {
        List<Parsed> parsed = CloudEvents.read(json.getBytes(UTF_8), NOW);
        assertThat(parsed).hasSize(1);
        return parsed.get(0);
    }

    private static CustomerEvent event(String json) {
        Parsed parsed = read(json);
        assertThat(parsed.problems()).isEmpty();
        return parsed.event().orElseThrow();
    }

    private static String problem(String json) {
        List<Problem> problems = read(json).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }
}
