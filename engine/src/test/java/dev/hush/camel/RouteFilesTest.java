package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFilesTest {
    private static final String GOOD = """
            - route:
                from:
                  uri: hush:deliver/email
                  steps:
                    - to: "{{hush.mail}}"
            """;

    @TempDir
    Path workspace;

    @Test
    void ofTheRepositoryHaveNoFault() {
        Faults faults = new Faults();

        assertThat(RouteFiles.read(new Workspace(Path.of(".."), faults), faults))
                .extracting(file -> file.name())
                .contains("deliver-email.camel.yaml");
        assertThat(faults.sorted()).isEmpty();
    }

    @Test
    void sayWhereAndWhatIsWrongAndWhatToDo() throws IOException {
        file("deliver-email", delivery("- to: seda:later"));

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly("routes/deliver-email.camel.yaml:5: expected no seda in a route that delivers, "
                        + "found \"seda:later\". Leave it out: the exchange would end before the hand-over.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seda             | - to: 'seda:later'",
                "seda             | - to: {uri: 'seda:later'}",
                "seda             | - toD: 'seda:${header.HushCustomer}'",
                "wireTap          | - wireTap: {uri: 'log:copy'}",
                "handled          | - onException: {exception: [java.lang.Exception], handled: {constant: 'true'}}",
                "continued        | - onException: {exception: [java.lang.Exception], continued: {constant: 'true'}}",
                "redeliveryPolicy | - onException: {exception: [java.lang.Exception], redeliveryPolicy: {}}",
                "parallelProcessing | - multicast: {parallelProcessing: true, steps: [{to: 'log:a'}]}",
                "doCatch          | - doTry: {steps: [{to: 'log:a'}], doCatch: [{exception: [java.lang.Exception]}]}",
                "wireTap          | - wire-tap: {uri: 'log:copy'}",
                "aggregate        | - aggregate: {correlationExpression: {constant: 'a'}, completionSize: 9}"
            })
    void refuseWhatWouldHideThatNothingWasHandedOver(String refused, String step) throws IOException {
        file("deliver-email", delivery(step));

        assertThat(faults())
                .singleElement()
                .returns(5, Fault::line)
                .returns("no " + refused + " in a route that delivers", Fault::expected)
                .returns(false, Fault::warning)
                .satisfies(fault -> assertThat(fault.hint()).startsWith("Leave it out: "));
    }

    @Test
    void refuseADeadLetterChannelOfItsOwn() throws IOException {
        file("deliver-email", "- errorHandler:\n    deadLetterChannel: {deadLetterUri: 'log:dead'}\n" + GOOD);

        assertThat(faults()).extracting(Fault::expected).contains("no deadLetterChannel in a route that delivers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliver-email", "mails"})
    void lookForTheSameUnderAnyName(String name) throws IOException {
        file(name, delivery("- to: seda:later"));

        assertThat(faults()).extracting(Fault::expected).containsExactly("no seda in a route that delivers");
    }

    @Test
    void refuseToHideFailuresOfEveryRouteFromElsewhere() throws IOException {
        file("deliver-email", GOOD);
        file("all", """
                - routeConfiguration:
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: "true"}
                """);

        assertThat(faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + " " + fault.expected())
                .containsExactly("routes/all.camel.yaml:5 no handled in a route that delivers");
    }

    @Test
    void lookIntoTheRouteThatIsCalled() throws IOException {
        file("deliver-email", delivery("- to: direct:send"));
        file("send", "- route:\n    from:\n      uri: direct:send\n      steps: [{wireTap: {uri: 'log:copy'}}]\n");

        assertThat(faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + " " + fault.expected())
                .containsExactly("routes/send.camel.yaml:4 no wireTap in a route that delivers");
    }

    @Test
    void mayHandleFailuresWhereNothingIsDelivered() throws IOException {
        file("intake-orders", """
                - route:
                    from:
                      uri: file:inbox
                      steps:
                        - onException: {exception: [java.lang.Exception], handled: {constant: "true"}}
                        - to: hush:intake
                """);

        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush:deliver/email", "hush://deliver/email", "hush:deliver/email?bridgeErrorHandler=true"})
    void refuseASecondRouteOfAChannel(String address) throws IOException {
        file("deliver-email", GOOD);
        file("deliver-mail", GOOD.replace("hush:deliver/email", address));

        assertThat(faults())
                .singleElement()
                .returns("routes/deliver-mail.camel.yaml", Fault::file)
                .returns(3, Fault::line)
                .returns("one route for a channel", Fault::expected)
                .returns("a second one besides routes/deliver-email.camel.yaml", Fault::found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fiel:inbox         | \"file\"",
                "http:shop.example  | See routes/README.md.",
                "mock:orders        | See routes/README.md.",
                "hush:deliver/emial | \"hush:deliver/email\"",
                "hush:intake        | See routes/README.md."
            })
    void refuseASourceThatThereIsNot(String address, String closest) throws IOException {
        file("intake-orders", "- route:\n    from:\n      uri: " + address + "\n      steps: [{to: 'log:a'}]\n");

        assertThat(faults())
                .singleElement()
                .returns(3, Fault::line)
                .returns("\"" + address + "\"", Fault::found)
                .satisfies(fault -> assertThat(fault.hint()).contains(closest));
    }

    @ParameterizedTest
    @CsvSource({
        "hush:intakes, Closest: \"hush:intake\".",
        "hush:deliver/email, See routes/README.md.",
        "{{hush.mial}}, Closest: \"{{hush.mail}}\"."
    })
    void refuseATargetThatThereIsNot(String address, String closest) throws IOException {
        file("intake-orders", "- route:\n    from:\n      uri: timer:a\n      steps: [{to: '" + address + "'}]\n");

        assertThat(faults())
                .singleElement()
                .returns(4, Fault::line)
                .returns("\"" + address + "\"", Fault::found)
                .satisfies(fault -> assertThat(fault.hint()).isEqualTo(closest));
    }

    @Test
    void tellTheLineOfAWrongWordAndTheOneMeant() throws IOException {
        file("deliver-email", GOOD.replace("steps", "stesp"));

        assertThat(faults())
                .singleElement()
                .returns(4, Fault::line)
                .satisfies(fault -> assertThat(fault.toString())
                        .isEqualTo(
                                "routes/deliver-email.camel.yaml:4: expected a route in canonical YAML, found \"stesp\". "
                                        + "Closest: \"steps\"."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- route: [      | 2 | one YAML document",
                "route: {}       | 1 | a list of routes (- route: …)",
                "# nothing       | 1 | a list of routes (- route: …)",
                "- rout: {}      | 1 | one of [beans, errorHandler, from",
                "- to: log:a     | 1 | one of [beans, errorHandler, from"
            })
    void tellWhatIsNoRoute(String text, int line, String expected) throws IOException {
        file("intake-a", text + "\n");

        assertThat(faults())
                .singleElement()
                .returns(line, Fault::line)
                .satisfies(fault -> assertThat(fault.expected()).startsWith(expected));
    }

    @Test
    void areToldOfAtOnce() throws IOException {
        file("deliver-email", delivery("- to: seda:later").replace("hush:deliver/email", "hush:deliver/male"));
        file("deliver-sms", delivery("- wireTap: {uri: 'log:a'}"));

        assertThat(faults()).hasSize(3);
    }

    private static String delivery(String step) {
        return "- route:\n    from:\n      uri: hush:deliver/email\n      steps:\n        " + step + "\n";
    }

    private void file(String name, String yaml) throws IOException {
        Path file = workspace.resolve("routes/" + name + ".camel.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    private List<Fault> faults() {
        Faults faults = new Faults();
        RouteFiles.read(new Workspace(workspace, new Faults()), faults);
        return faults.sorted();
    }
}
