package dev.hush.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.FieldProblem;
import dev.hush.world.Places;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private final FieldChecks checks = new FieldChecks(new Places());

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "consent.given",
                        Map.of("purpose", "CARE", "channel", "EMAIL"),
                        "data.consents",
                        "purpose and channel as fields of their own"),
                Arguments.of("consent.given", Map.of("consents", List.of()), "data.consents", "an empty list"),
                Arguments.of(
                        "consent.given", Map.of("consents", Map.of("CARE", "EMAIL")), "data.consents", "an object"),
                Arguments.of("consent.given", Map.of("consents", " "), "data.consents", "nothing"),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/EMAIL", "CARE/FAX")),
                        "data.consents",
                        "\"CARE/FAX\""),
                Arguments.of(
                        "consent.requested",
                        Map.of("purpose", "CARE", "channel", "EMAIL"),
                        "data.consents",
                        "purpose and channel as fields of their own"),
                Arguments.of(
                        "consent.requested",
                        Map.of("consents", List.of("CARE/EMAIL"), "email", "ana@"),
                        "data.email",
                        "\"ana@\""),
                Arguments.of(
                        "customer.declared",
                        Map.of("phone", "0170 1234567", "country", " "),
                        "data.phone",
                        "\"0170 1234567\""),
                Arguments.of("message.bounced", Map.of("channel", "fax"), "data.channel", "\"fax\""),
                Arguments.of("consent.given", Map.of(), "data.consents", "nothing"),
                Arguments.of("consent.given", Map.of("consents", List.of("CARE")), "data.consents", "\"CARE\""),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/EMAIL"), "expires", "soon"),
                        "data.expires",
                        "\"soon\""),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/EMAIL"), "expires", "2026-11-01"),
                        "data.expires",
                        "\"2026-11-01\""),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/EMAIL"), "email", "ana"),
                        "data.email",
                        "\"ana\""),
                Arguments.of("consent.requested", Map.of("email", "ana@example.org"), "data.consents", "nothing"),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/SMS"), "phone", "+49 170 1234567", "country", "Germany"),
                        "data.country",
                        "\"Germany\""),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of(Map.of("purpose", "CARE"))),
                        "data.consents",
                        "\"{purpose=CARE}\""),
                Arguments.of(
                        "consent.requested",
                        Map.of("consents", List.of("CARE/EMAIL"), "language", "german"),
                        "data.language",
                        "\"german\""),
                Arguments.of(
                        "consent.given",
                        Map.of("consents", List.of("CARE/EMAIL"), "zone", "Berlin"),
                        "data.zone",
                        "\"Berlin\""),
                Arguments.of("customer.declared", Map.of("email", "ana@"), "data.email", "\"ana@\""),
                Arguments.of("customer.declared", Map.of("phone", "0170 1234567"), "data.phone", "\"0170 1234567\""),
                Arguments.of(
                        "customer.declared",
                        Map.of("webhook", "ftp://a.example"),
                        "data.webhook",
                        "\"ftp://a.example\""),
                Arguments.of("customer.declared", Map.of("country", "Germany"), "data.country", "\"Germany\""),
                Arguments.of("customer.declared", Map.of("language", "de_DE"), "data.language", "\"de_DE\""),
                Arguments.of("customer.declared", Map.of("zone", "Berlin"), "data.zone", "\"Berlin\""),
                Arguments.of("customer.paused", Map.of("until", "later"), "data.until", "\"later\""),
                Arguments.of("message.bounced", Map.of(), "data.channel", "nothing"),
                Arguments.of(
                        "message.bounced", Map.of("channel", "email", "address", "ana"), "data.address", "\"ana\""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void nameTheFieldAndWhatWasFound(String type, Map<String, Object> data, String field, String found) {
        Optional<FieldProblem> problem = checks.problem(event(type, data));
        assertThat(problem).map(FieldProblem::field).contains(field);
        assertThat(problem).map(FieldProblem::found).contains(found);
        assertThat(problem.orElseThrow().expected()).isNotBlank();
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("consent.given", Map.of("consents", List.of("CARE/EMAIL"), "expires", "2027-01-31")),
                Arguments.of("consent.given", Map.of("consents", "CARE/EMAIL, PROMOTION/SMS")),
                Arguments.of("consent.withdrawn", Map.of()),
                Arguments.of("consent.withdrawn", Map.of("consents", List.of("anything"))),
                Arguments.of("customer.declared", Map.of("email", "", "phone", " ", "country", "")),
                Arguments.of("customer.declared", Map.of("phone", "0170 1234567", "country", "DE", "language", "de")),
                Arguments.of(
                        "customer.declared",
                        Map.of("phone", "0170 1234567", "country", " de ", "zone", " ", "push", "")),
                Arguments.of("customer.paused", Map.of()),
                Arguments.of("customer.paused", Map.of("until", "2027-01-31")),
                Arguments.of("message.bounced", Map.of("channel", "email", "address", " ")),
                Arguments.of("message.bounced", Map.of("channel", "email", "address", "ana@example.org")),
                Arguments.of("order.placed", Map.of("email", "no address")));
    }

    @ParameterizedTest
    @MethodSource("good")
    void findNothingWhereSomethingIsSaid(String type, Map<String, Object> data) {
        assertThat(checks.problem(event(type, data))).isEmpty();
    }

    private static CustomerEvent event(String type, Map<String, Object> data) {
        return new CustomerEvent("e1", "shop", type, new CustomerId("ana"), NOON, data, Optional.empty());
    }
}
