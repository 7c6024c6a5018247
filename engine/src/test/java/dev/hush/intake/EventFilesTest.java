package dev.hush.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.event.CustomerEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
    private static final String ORDERS = """
            file: orders.csv
            source: shop/orders
            type: order.placed
            id: order
            subject: customer
            time: {column: placed, zone: Europe/London}
            """;

    @TempDir
    Path root;

    private TableFolder folder;

    @BeforeEach
    void folder() {
        folder = new TableFolder(root);
    }

    @Test
    void makesAnEventOfEachRow() {
        folder.file(
                        "orders.csv",
                        "order,customer,placed,amount,items,due",
                        "A1,mei,2026-07-01 10:00:00,12.50,3.0,2026-07-05 00:00:00")
                .mapping("orders", ORDERS + """
                                data:
                                  order: order
                                  amount: {column: amount, type: number}
                                  items: {column: items, type: whole}
                                  due: {column: due, type: day}
                                  shop: {constant: 7}
                                  consents: {constant: [CARE/EMAIL, PROMOTION/EMAIL]}
                                  email: {text: "{customer}@customers.example"}
                                """);
        CustomerEvent event = folder.read().get(0);
        assertThat(event.key()).hasToString("shop/orders/A1");
        assertThat(event.time()).isEqualTo("2026-07-01T09:00:00Z");
        assertThat(event.data())
                .isEqualTo(Map.of(
                        "order",
                        "A1",
                        "amount",
                        new BigDecimal("12.50"),
                        "items",
                        3,
                        "due",
                        "2026-07-05",
                        "shop",
                        7,
                        "consents",
                        List.of("CARE/EMAIL", "PROMOTION/EMAIL"),
                        "email",
                        "mei@customers.example"));
        assertThat(folder.problems).isEmpty();
    }

    @Test
    void leavesOutFieldsWithoutAValue() {
        folder.file("orders.csv", "order,customer,placed,amount", "A1,mei,2026-07-01 10:00:00,")
                .mapping(
                        "orders",
                        ORDERS + "data:\n  amount: {column: amount, type: number}\n  note: \"{amount} paid\"\n");
        assertThat(folder.read().get(0).data()).isEmpty();
    }

    @Test
    void mergesTablesAndLinesInTheOrderOfTimeSourceAndId() {
        folder.file("orders.csv", "order,customer,placed", "A2,mei,2026-07-01 10:00:00", "A1,mei,2026-07-01 10:00:00")
                .file(
                        "more.ndjson",
                        "{\"id\":\"z\",\"source\":\"app\",\"type\":\"a.b\",\"subject\":\"mei\",\"time\":\"2026-07-01T09:00:00Z\"}",
                        "nonsense",
                        "{\"id\":\"y\",\"source\":\"app\",\"type\":\"a.b\",\"subject\":\"mei\",\"time\":\"2036-07-01T08:59:59Z\"}")
                .mapping("orders", ORDERS);
        assertThat(keys()).containsExactly("app/z", "shop/orders/A1", "shop/orders/A2", "app/y");
        assertThat(folder.problems).singleElement().asString().startsWith("more.ndjson:2: event: expected well-formed");
    }

    @Test
    void looksUpInOtherFilesAndInWhatWasLookedUp() {
        folder.file("reviews.csv", "review,order,at", "r,A1,2026-07-01 10:00:00", "s,A9,2026-07-01 10:00:00")
                .file("orders.csv", "order,login", "A1,l1")
                .file("people.csv", "login,person", "l1,mei")
                .file("payments.csv", "order,paid", "A1,1.10", "A1,2.20", "A1,", "A2,9")
                .mapping("reviews", """
                        file: reviews.csv
                        type: review.written
                        id: [review, order]
                        subject: person
                        time: {column: at, zone: UTC}
                        lookups:
                          login: {file: orders.csv, by: order, key: order, value: login}
                          person: {file: people.csv, by: login, value: person}
                        data:
                          paid: {lookup: {file: payments.csv, by: order, sum: paid}, type: number}
                          payments: {lookup: {file: payments.csv, by: order, count: paid}, type: whole}
                          who: {lookup: {file: people.csv, by: {lookup: {file: orders.csv, by: order, value: login}}, key: login, value: person}}
                        """);
        CustomerEvent event = folder.read().get(0);
        assertThat(event.key()).hasToString("reviews/r+A1");
        assertThat(event.customer()).hasToString("mei");
        assertThat(event.data()).isEqualTo(Map.of("paid", new BigDecimal("3.30"), "payments", 2, "who", "mei"));
        assertThat(folder.problems).containsExactly("reviews.csv:3: subject: expected a value, found none");
    }

    @Test
    void makesOneEventOfAGroup() {
        folder.file(
                        "lines.csv",
                        "invoice,customer,at,item,pieces,price",
                        "I1,mei,01.07.2026 10:02,cup,1,2.50",
                        "I1,mei,01.07.2026 10:01,pot,2,10",
                        "I2,bob,02.07.2026 10:00,cup,3,2.50",
                        "I1,mei,01.07.2026 10:01,,x,1",
                        "I1,mei,01.07.2026 10:01,,2,1")
                .mapping("invoices", """
                        file: lines.csv
                        type: order.placed
                        id: invoice
                        subject: customer
                        group by: invoice
                        time: {column: at, zone: UTC, format: dd.MM.yyyy HH:mm}
                        data:
                          first: item
                          pieces: {sum: pieces}
                          amount: {sum: pieces * price}
                          items: {count: item}
                        """);
        List<CustomerEvent> events = folder.read();
        assertThat(keys()).containsExactly("invoices/I1", "invoices/I2");
        assertThat(events.get(0).time()).isEqualTo("2026-07-01T10:01:00Z");
        assertThat(events.get(0).data())
                .isEqualTo(Map.of(
                        "first", "pot", "pieces", new BigDecimal("5"), "amount", new BigDecimal("24.50"), "items", 2));
        assertThat(folder.problems).contains("lines.csv:5: pieces: expected a number, found \"x\"");
    }

    @Test
    void takesRowsOnlyWhenAllConditionsHold() {
        folder.file(
                        "orders.csv",
                        "order,customer,placed,status",
                        "A1,mei,2026-07-01 10:00:00,sent",
                        "A2,,2026-07-01 10:00:00,sent",
                        "A3,mei,2026-07-01 10:00:00,lost",
                        "C4,mei,2026-07-01 10:00:00,paid")
                .mapping("orders", ORDERS + """
                                only when:
                                  - {column: customer, is: present}
                                  - {column: status, none of: [lost, "no"]}
                                  - {column: order, does not start with: C}
                                """);
        assertThat(keys()).containsExactly("shop/orders/A1");
    }

    @Test
    void parsesStampsInTheirZoneAlsoWhereTheClockJumps() {
        folder.file(
                        "orders.csv",
                        "order,customer,placed",
                        "gap,mei,2026-03-29 01:30:00",
                        "twice,mei,2026-10-25 01:30:00",
                        "iso,mei,2026-07-01T10:00:00.5",
                        "offset,mei,2026-07-01T10:00:00+08:00",
                        "day,mei,2026-07-01")
                .mapping("orders", ORDERS);
        assertThat(folder.read())
                .extracting(it -> it.id() + " " + it.time())
                .containsExactlyInAnyOrder(
                        "gap 2026-03-29T01:30:00Z", // 02:30 summer time
                        "twice 2026-10-25T00:30:00Z",
                        "iso 2026-07-01T09:00:00.500Z",
                        "offset 2026-07-01T02:00:00Z",
                        "day 2026-06-30T23:00:00Z");
    }

    @Test
    void tellsBadRowsByLineAndReadsTheRest() {
        folder.file(
                        "orders.csv",
                        "order,customer,placed",
                        "\"A",
                        "1\",mei,2026-07-01 10:00:00",
                        "",
                        "A2,mei,2026-02-30 10:00:00",
                        ",mei,2026-07-01 10:00:00",
                        "A4,mei",
                        "A5,mei,2026-07-01 10:00:00,more",
                        "A6," + "x".repeat(201) + ",2026-07-01 10:00:00",
                        "A7,mei,2026-07-01 10:00:00")
                .mapping("orders", ORDERS);
        assertThat(keys()).containsExactly("shop/orders/A7");
        assertThat(folder.problems)
                .containsExactly(
                        "orders.csv:2: id: expected text without control characters, found \"A 1\"",
                        "orders.csv:5: placed: expected a time, found \"2026-02-30 10:00:00\"",
                        "orders.csv:6: id: expected a value, found none",
                        "orders.csv:7: row: expected 3 cells, found 2 cells",
                        "orders.csv:8: row: expected 3 cells, found 4 cells",
                        "orders.csv:9: subject: expected at most 200 characters, found 201 characters");
    }

    @Test
    void readsOtherDelimitersGlobsAndAMark() {
        folder.file("a/orders-1.csv", "\uFEFForder;customer;placed", "A1;\"me;i\";2026-07-01 10:00:00")
                .file("a/orders-2.csv", "placed;customer;order", "2026-07-01 10:00:00;bob;A2")
                .mapping("orders", ORDERS.replace("orders.csv", "a/orders-*.csv") + "delimiter: \";\"\n");
        assertThat(folder.read()).extracting(it -> it.customer().value()).containsExactly("me;i", "bob");
    }

    @Test
    void readsASingleTableOrFileOfLines() {
        folder.file("orders.csv", "order,customer,placed", "A1,mei,2026-07-01 10:00:00")
                .file("other.csv", "x")
                .mapping("orders", ORDERS)
                .mapping("elsewhere", ORDERS.replace("orders.csv", "elsewhere.csv"));
        assertThat(folder.read(root.resolve("orders.csv"))).hasSize(1);
        assertThat(folder.faults().toString()).contains("routes/intake-elsewhere.mapping.yaml:1");
        folder.file("only.ndjson", "");
        assertThat(folder.read(root.resolve("only.ndjson"))).isEmpty();
    }

    @Test
    void readsOnlyTheMappedTablesWhereNothingElseIsWanted() {
        folder.file("orders.csv", "order,customer,placed", "A1,mei,2026-07-01 10:00:00", "A2,mei,never")
                .file("other.ndjson", "nonsense")
                .mapping("orders", ORDERS);
        assertThat(EventFiles.mapped(root, folder.mappings, folder.problems::add))
                .extracting(CustomerEvent::id)
                .containsExactly("A1");
        assertThat(folder.problems).containsExactly("orders.csv:3: placed: expected a time, found \"never\"");
    }

    @Test
    void refusesAnInputWithoutEvents() {
        folder.mapping("orders", ORDERS);
        assertThat(folder.faults().toString()).contains("expected a file of the input folder, found \"orders.csv\"");
        folder.mappings.clear();
        assertThat(folder.faults().toString()).contains("expected lines of JSON (.ndjson)");
        TableFolder nowhere = new TableFolder(root.resolve("nowhere"));
        assertThat(nowhere.faults().toString()).contains("expected a file or folder of events, found nothing");
    }

    @Test
    void tellsAllMissingFilesAndColumnsAtOnce() {
        folder.file("orders.csv", "order,customer_id,placed", "A1,mei,2026-07-01 10:00:00")
                .file("people.csv", "login,person")
                .mapping("orders", ORDERS + """
                                lookups:
                                  who: {file: people.csv, by: order, key: logins, value: person}
                                  placed: {file: peopel.csv, by: order, key: login, value: person}
                                data: {x: ordr}
                                """);
        assertThat(folder.faults())
                .containsExactly(
                        "routes/intake-orders.mapping.yaml:5: expected a column of orders.csv or a lookup above it,"
                                + " found \"customer\". Closest: \"customer_id\".",
                        "routes/intake-orders.mapping.yaml:8: expected a column of people.csv, found \"logins\"."
                                + " Closest: \"login\".",
                        "routes/intake-orders.mapping.yaml:9: expected a file of the input folder,"
                                + " found \"peopel.csv\". Closest: \"people.csv\".",
                        "routes/intake-orders.mapping.yaml:9: expected a name that no column of orders.csv has,"
                                + " found \"placed\". Choose another.",
                        "routes/intake-orders.mapping.yaml:10: expected a column of orders.csv or a lookup above it,"
                                + " found \"ordr\". Closest: \"order\".");
    }

    private List<String> keys() {
        return folder.read().stream().map(it -> it.key().toString()).toList();
    }
}
