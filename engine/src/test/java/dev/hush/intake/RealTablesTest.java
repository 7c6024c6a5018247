package dev.hush.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Skipped where {@code ../shared/data}, beside the repository, is absent. */
class RealTablesTest {
    private static final Path REPOSITORY = repository();
    private static final Path DATA = REPOSITORY.resolve("../shared/data").normalize();

    @Test
    void readsOlistByItsExample() {
        List<String> problems = new ArrayList<>();
        List<CustomerEvent> events = EventFiles.read(
                data("olist"), mappings(REPOSITORY.resolve("examples/olist")), it -> problems.add(it.toString()));
        assertThat(problems).isEmpty();
        assertThat(events).isSortedAccordingTo(CustomerEvent.ORDER);
        assertThat(events.stream().map(CustomerEvent::key).collect(Collectors.toSet()))
                .hasSameSizeAs(events);
        Map<String, Long> counts =
                events.stream().collect(Collectors.groupingBy(CustomerEvent::type, Collectors.counting()));
        assertThat(counts)
                .containsEntry("order.placed", 28_769L)
                .containsEntry("order.delivered", 28_157L)
                .containsEntry("review.written", 20_795L);
        assertThat(events.stream()
                        .filter(it -> it.type().equals("order.delivered"))
                        .filter(it -> it.day("delivered")
                                .orElseThrow()
                                .isAfter(it.day("promised").orElseThrow())))
                .hasSize(1_876);
        long customers = events.stream().map(CustomerEvent::customer).distinct().count();
        assertThat(counts).containsEntry("customer.declared", customers);
        checkConsents(events, customers);
        checkDeclarationsComeFirst(events);
    }

    private static void checkConsents(List<CustomerEvent> events, long customers) {
        Map<Object, Set<CustomerId>> consents = events.stream()
                .filter(it -> it.type().equals("consent.given"))
                .collect(Collectors.groupingBy(
                        it -> it.data().get("consents"),
                        Collectors.mapping(CustomerEvent::customer, Collectors.toSet())));
        assertThat(consents.get(List.of("CARE/EMAIL"))).hasSize((int) customers);
        assertThat(consents.get(List.of("PROMOTION/EMAIL")))
                .allMatch(it -> Condition.hashIsEven(it.value()))
                .hasSizeBetween((int) (customers * 0.48), (int) (customers * 0.52));
    }

    private static void checkDeclarationsComeFirst(List<CustomerEvent> events) {
        Set<String> known = new HashSet<>();
        for (CustomerEvent event : events) {
            known.add(event.type() + event.customer());
            boolean declared = known.contains("customer.declared" + event.customer())
                    && known.contains("consent.given" + event.customer());
            if (event.type().equals("order.placed") && !declared) {
                throw new AssertionError("expected declarations before " + event);
            }
        }
    }

    @Test
    void readsOnlineRetailByInvoiceAndKeepsTheAnonymous() {
        List<String> problems = new ArrayList<>();
        TableFolder folder = new TableFolder(data("online-retail"))
                .mapping("known", invoices("{column: CustomerID, type: whole}", "present"))
                .mapping("anonymous", invoices("\"anonymous/{InvoiceNo}\"", "empty"));
        List<CustomerEvent> events = EventFiles.read(folder.root, folder.mappings, it -> problems.add(it.toString()));
        assertThat(problems).isEmpty();
        assertThat(events).hasSize(25_900);
        assertThat(events.stream()
                        .map(it -> it.customer().value())
                        .filter(it -> !it.startsWith("anonymous/"))
                        .distinct())
                .hasSize(4_372);
        int lines = events.stream()
                .mapToInt(it -> it.number("lines").orElseThrow().intValueExact())
                .sum();
        assertThat(lines).isEqualTo(541_909);
    }

    private static String invoices(String subject, String customer) {
        return """
                file: online-retail.csv
                source: retail/invoices
                type: order.placed
                id: InvoiceNo
                subject: %s
                group by: InvoiceNo
                time: {column: InvoiceDate, zone: Europe/London}
                only when:
                  - {column: CustomerID, is: %s}
                data:
                  amount: {sum: Quantity * UnitPrice}
                  lines: {count: InvoiceNo}
                """.formatted(subject, customer);
    }

    private static Path data(String folder) {
        assumeThat(DATA.resolve(folder)).as("../shared/data is absent: skipped").isDirectory();
        return DATA.resolve(folder);
    }

    private static List<Mapping> mappings(Path workspace) {
        Faults faults = new Faults();
        List<Mapping> mappings = MappingFiles.read(new Workspace(workspace, faults), faults);
        assertThat(faults.sorted()).isEmpty();
        return mappings;
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
