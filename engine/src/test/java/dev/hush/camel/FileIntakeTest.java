package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.intake.Mapping;
import dev.hush.intake.MappingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIntakeTest {
    private static final String INBOX =
            "file:{{hush.data}}/inbox?initialDelay=0&delay=20&move=.done&moveFailed=.failed";
    private static final String MAPPING = """
            file: %s
            source: shop/orders
            type: order.placed
            id: order
            subject: customer
            time: {column: placed, zone: Asia/Taipei}
            data:
              amount: amount
            """;

    @TempDir
    Path folder;

    @TempDir
    Path workspace;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        mapping("orders", "orders.csv");
        mapping("returns", "returns-*.csv");
        Faults faults = new Faults();
        List<Mapping> mappings = MappingFiles.read(new Workspace(workspace, faults), faults);
        assertThat(faults.sorted()).isEmpty();
        shop = Shop.in(folder)
                .route("intake-files", Routes.from(INBOX, "to: hush:intake"))
                .mappings(mappings)
                .open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void takesLinesAndMovesTheFile() throws IOException {
        drop("a.ndjson", EventJson.order("1") + "\n" + EventJson.order("2").replace("ana", "安娜") + "\n");

        awaitFile(".done/a.ndjson");
        assertThat(ids("ana")).containsExactly("1");
        assertThat(ids("安娜")).containsExactly("2");
        assertThat(folder.resolve("inbox/a.ndjson")).doesNotExist();
    }

    @Test
    void takesTheOtherLinesAndTellsTheBadOneByItsNumber() throws IOException {
        try (LogLines log = LogLines.of(IntakeProducer.class.getName())) {
            drop("a.ndjson", EventJson.order("1") + "\n{bad\n" + EventJson.order("3") + "\n");

            awaitFile(".done/a.ndjson");
            assertThat(ids("ana")).containsExactlyInAnyOrder("1", "3");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .isEqualTo("a.ndjson:2: event: expected well-formed JSON, found something else");
        }
    }

    @Test
    void refusesALineThatTeachesNothingAndLogsNothingOfIt() throws IOException {
        try (LogLines log = LogLines.of(IntakeProducer.class.getName())) {
            String declared =
                    EventJson.withData(EventJson.ofType("2", "customer.declared"), "{\"email\":\"ana at home\"}");
            drop("a.ndjson", EventJson.order("1") + "\n" + declared + "\n");

            awaitFile(".done/a.ndjson");
            assertThat(ids("ana")).containsExactly("1");
            assertThat(log.lines())
                    .containsExactly("a.ndjson:2: data.email: expected an e-mail address such as ana@example.org,"
                            + " found something else");
        }
    }

    @Test
    void putsAFileAsideOfWhichNothingCouldBeTaken() throws IOException {
        try (LogLines log = LogLines.of(RouteFailures.class.getName())) {
            drop("a.ndjson", "{bad\n");

            awaitFile(".failed/a.ndjson");
            assertThat(log.lines()).singleElement().asString().contains("a.ndjson:1: event: expected");
        }
    }

    @Test
    void takesTheSameFileAgainWithoutHarm() throws IOException {
        String event = EventJson.order("1") + "\n";
        drop("a.ndjson", event);
        awaitFile(".done/a.ndjson");
        drop("b.jsonl", event);

        awaitFile(".done/b.jsonl");
        assertThat(ids("ana")).containsExactly("1");
    }

    @Test
    void takesAnArrayAndTellsWhichIsBad() throws IOException {
        try (LogLines log = LogLines.of(IntakeProducer.class.getName())) {
            drop("a.json", "[" + EventJson.order("1") + "," + EventJson.without(EventJson.order("2"), "id") + "]");

            awaitFile(".done/a.json");
            assertThat(ids("ana")).containsExactly("1");
            assertThat(log.lines()).containsExactly("a.json: event 2: id: expected text, found something else");
        }
    }

    @Test
    void turnsTheRowsOfATableIntoEvents() throws IOException {
        try (LogLines log = LogLines.of(IntakeProducer.class.getName())) {
            drop("orders.csv", """
                    order,customer,placed,amount
                    1,ana,2026-11-20 10:00:00,12.50
                    2,ana,tomorrow,3.00
                    3,安娜,2026-11-20 11:00:00,4.00
                    """);

            awaitFile(".done/orders.csv");
            assertThat(ids("ana")).containsExactly("1");
            assertThat(ids("安娜")).containsExactly("3");
            assertThat(shop.store.journalOf(new CustomerId("ana"), 1).get(0).event())
                    .satisfies(event -> assertThat(event.time()).isEqualTo("2026-11-20T02:00:00Z"))
                    .satisfies(event ->
                            assertThat(event.number("amount").orElseThrow()).isEqualByComparingTo("12.50"));
            assertThat(log.lines()).singleElement().asString().startsWith("orders.csv:3: placed: expected ");
        }
    }

    @Test
    void readsTheDroppedTableOnlyWhereAMappingNamesMany() throws IOException {
        drop("returns-1.csv", "order,customer,placed,amount\n1,ana,2026-11-20 10:00:00,1\n");
        awaitFile(".done/returns-1.csv");
        drop("returns-2.csv", "order,customer,placed,amount\n2,ana,2026-11-20 10:00:00,1\n");

        awaitFile(".done/returns-2.csv");
        assertThat(ids("ana")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void putsATableAsideThatHasOtherColumns() throws IOException {
        try (LogLines log = LogLines.of(RouteFailures.class.getName())) {
            drop("orders.csv", "order,client,placed,amount\n1,ana,2026-11-20 10:00:00,1\n");

            awaitFile(".failed/orders.csv");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("routes/intake-orders.mapping.yaml:5: expected a column of orders.csv")
                    .contains("found \"customer\"");
        }
    }

    @Test
    void takesWhatTheShippedRouteFinds() throws IOException {
        Path inbox = folder.resolve("shipped");
        String route = Files.readString(Path.of("../examples/corner-shop/routes/intake-files.camel.yaml"));
        try (Shop other = Shop.in(inbox).route("intake-files", route).open()) {
            Path file = inbox.resolve("inbox/a.ndjson");
            Files.createDirectories(file.getParent());
            Files.writeString(file, EventJson.order("1") + "\n");

            await().until(() -> Files.exists(inbox.resolve("inbox/.done/a.ndjson")));
            assertThat(other.store.journalOf(new CustomerId("ana"), 5)).hasSize(1);
        }
    }

    private void mapping(String name, String file) throws IOException {
        Path mapping = workspace.resolve("routes/intake-" + name + ".mapping.yaml");
        Files.createDirectories(mapping.getParent());
        Files.writeString(mapping, MAPPING.formatted(file));
    }

    /** As a careful sender drops a file: whole or not at all. */
    private void drop(String name, String text) throws IOException {
        Path temporary = Files.writeString(folder.resolve(name + ".part"), text);
        Files.createDirectories(folder.resolve("inbox"));
        Files.move(temporary, folder.resolve("inbox").resolve(name));
    }

    private void awaitFile(String path) {
        await().until(() -> Files.exists(folder.resolve("inbox").resolve(path)));
    }

    private List<String> ids(String customer) {
        return shop.store.journalOf(new CustomerId(customer), 10).stream()
                .map(entry -> entry.event().id())
                .toList();
    }
}
