package dev.hush.camel;

import static dev.hush.camel.EventJson.ahead;
import static dev.hush.camel.EventJson.large;
import static dev.hush.camel.EventJson.ofType;
import static dev.hush.camel.EventJson.order;
import static dev.hush.camel.EventJson.withData;
import static dev.hush.camel.EventJson.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hush.camel.Client.Answer;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventsTest {
    @TempDir
    Path folder;

    private Shop shop;
    private Client client;

    @BeforeEach
    void open() {
        shop = Shop.in(folder).http(List.of()).open();
        client = new Client(shop);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void answersOnceTheEventIsCommitted() {
        Answer answer = client.event(order("1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("taken").asInt()).isEqualTo(1);
        assertThat(answer.json().get("refused")).isEmpty();
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void answersARepeatAsADuplicate() {
        client.event(order("1"));
        Answer repeat = client.event(order("1"));

        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.json().get("taken").asInt()).isZero();
        assertThat(repeat.json().get("duplicates").asInt()).isEqualTo(1);
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void takesAnUndeclaredTypeAndReportsIt() {
        Answer answer = client.event(ofType("1", "parrot.seen"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("undeclared")).extracting(JsonNode::asText).containsExactly("parrot.seen");
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void takesABatch() {
        Answer answer =
                client.post("/events", "application/cloudevents-batch+json", "[" + order("1") + "," + order("2") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("taken").asInt()).isEqualTo(2);
    }

    @Test
    void tellsWhichOfABatchIsBadAndTakesTheRest() {
        Answer answer = client.post(
                "/events",
                "application/cloudevents-batch+json; charset=utf-8",
                "[" + order("1") + "," + without(order("2"), "type") + "," + order("3") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(refusal(answer).get("index").asInt()).isEqualTo(1);
        assertThat(refusal(answer).get("field").asText()).isEqualTo("type");
        assertThat(ids()).containsExactlyInAnyOrder("1", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "time"})
    void refusesAnEventWithoutWhatItNeeds(String field) {
        Answer answer = client.event(without(order("1"), field));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(refusal(answer).get("field").asText()).isEqualTo(field);
        assertThat(refusal(answer).get("expected").asText()).isNotBlank();
        assertThat(refusal(answer).get("found").asText()).isEqualTo("nothing");
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":7", "\"source\":[]", "\"type\":true", "\"time\":1700000000", "\"data\":\"none\""})
    void refusesWhatIsOfAnotherKind(String entry) {
        String field = entry.substring(1, entry.indexOf('"', 1));
        String event = order("1").replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\{\\})", entry);
        Answer answer = client.event(event);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(refusal(answer).get("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "{]", "", "null", "\"text\"", "{} {}"})
    void refusesWhatIsNoJsonObject(String body) {
        Answer answer = client.event(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("refused")).isNotEmpty();
    }

    @Test
    void tellsThatTheRequestHadNoEvent() {
        assertThat(client.lines("", "").status()).isEqualTo(400);
        assertThat(refusal(client.lines("", "")).get("field").asText()).isEqualTo("event");
        assertThat(refusal(client.post("/events", "application/json", "[]"))
                        .get("field")
                        .asText())
                .isEqualTo("event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consent.given     | {\"purpose\":\"CARE\",\"channel\":\"EMAIL\"}             | consents",
                "consent.given     | {\"consents\":[]}                                      | consents",
                "consent.given     | {\"consents\":[\"CARE\"]}                              | consents",
                "consent.given     | {\"consents\":[\"CARE/EMAIL\"],\"expires\":\"2001-01-01\"} | expires",
                "consent.requested | {\"email\":\"ana@example.org\"}                         | consents",
                "consent.given     | {\"consents\":[\"CARE/SMS\"],\"country\":\"Germany\"}     | country",
                "customer.declared | {\"language\":\"german\"}                               | language",
                "customer.declared | {\"email\":\"ana\"}                                     | email",
                "customer.declared | {\"phone\":\"call me\"}                                 | phone",
                "customer.declared | {\"country\":\"Germany\"}                               | country",
                "customer.declared | {\"language\":\"de_DE\"}                                | language",
                "customer.declared | {\"zone\":\"Berlin\"}                                   | zone",
                "customer.paused   | {\"until\":\"later\"}                                   | until",
                "message.bounced   | {\"address\":\"ana@example.org\"}                       | channel"
            })
    void refusesWhatWouldTeachNothing(String type, String data, String field) {
        Answer answer = client.event(withData(ofType("1", type), data));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(refusal(answer).get("field").asText()).isEqualTo("data." + field);
        assertThat(refusal(answer).get("expected").asText()).isNotBlank();
        assertThat(refusal(answer).get("found").asText()).isNotBlank();
        assertThat(ids()).isEmpty();
    }

    @Test
    void tellsHowAConsentIsWritten() {
        Answer answer =
                client.event(withData(ofType("1", "consent.given"), "{\"purpose\":\"CARE\",\"channel\":\"EMAIL\"}"));

        assertThat(refusal(answer).get("expected").asText()).isEqualTo("a list of PURPOSE/CHANNEL such as CARE/EMAIL");
        assertThat(refusal(answer).get("found").asText()).isEqualTo("purpose and channel as fields of their own");
    }

    @Test
    void takesANoThatCannotBeRead() {
        assertThat(client.event(withData(ofType("1", "consent.withdrawn"), "{\"consents\":[]}"))
                        .status())
                .isEqualTo(202);
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void refusesATimeThatIsNone() {
        String event = order("1").replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"yesterday\"");

        assertThat(client.event(event).status()).isEqualTo(400);
        assertThat(refusal(client.event(event)).get("field").asText()).isEqualTo("time");
    }

    @Test
    void refusesATimeMoreThanFiveMinutesAhead() {
        assertThat(client.event(ahead("1", Duration.ofMinutes(4))).status()).isEqualTo(202);

        Answer answer = client.event(ahead("2", Duration.ofMinutes(6)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(refusal(answer).get("field").asText()).isEqualTo("time");
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void refusesAnEventOfMoreThanAMegabyte() {
        Answer answer = client.event(large("1"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(refusal(answer).get("expected").asText()).contains("1048576 bytes");
    }

    @Test
    void takesTheOtherLinesAndTellsTheBadOnesByNumber() {
        Answer answer = client.lines(
                order("1"), "{bad", "", large("4"), ahead("5", Duration.ofHours(1)), order("6"), order("1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("taken").asInt()).isEqualTo(2);
        assertThat(answer.json().get("duplicates").asInt()).isEqualTo(1);
        assertThat(StreamSupport.stream(answer.json().get("refused").spliterator(), false)
                        .map(it ->
                                it.get("line").asInt() + " " + it.get("field").asText()))
                .containsExactly("2 event", "4 event", "5 time");
        assertThat(answer.json().get("refused").get(1).get("expected").asText()).contains("1048576 bytes");
        assertThat(ids()).containsExactlyInAnyOrder("1", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp"})
    void refusesAnotherContentType(String type) {
        Answer answer = client.post("/events", type, order("1"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("error").asText())
                .contains("application/cloudevents+json", "application/x-ndjson", "\"" + type + "\"");
    }

    @Test
    void keepsTextAsItWasWritten() {
        Instant time = Instant.now();
        client.event(EventJson.at("1", time).replace("\"ana\"", "\"安娜\""));

        assertThat(shop.store.journalOf(new CustomerId("安娜"), 1)).hasSize(1);
    }

    private static JsonNode refusal(Answer answer) {
        assertThat(answer.json().get("refused")).as(answer.text()).hasSize(1);
        return answer.json().get("refused").get(0);
    }

    private List<String> ids() {
        return shop.store.journalOf(new CustomerId("ana"), 10).stream()
                .map(JournalEntry::event)
                .map(event -> event.id())
                .toList();
    }
}
