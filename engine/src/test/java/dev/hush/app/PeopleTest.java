package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.decision.Reason;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Receipt;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge, an import and an erasure, each followed by an attempt to write to someone who had said no. */
class PeopleTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    @TempDir
    private Path folder;

    private final VirtualClock clock = new VirtualClock(NOON);
    private Node node;
    private int events;

    @BeforeEach
    void open() {
        LoadedWorkspace shop = LoadedWorkspace.load(SHOP, Look.RUN);
        node = new Node(
                shop, SqlStore.sqlite(folder), clock, Node.camel(shop, folder, Optional.empty()), 1, Runnable::run);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void send(String type, String customer, Map<String, Object> data) {
        events++;
        clock.advanceTo(clock.instant().plusSeconds(1));
        CustomerEvent event = new CustomerEvent(
                "unmistakable-" + events,
                "till",
                type,
                new CustomerId(customer),
                clock.instant(),
                data,
                Optional.empty());
        node.engine().submitWaiting(event).toCompletableFuture().join();
        node.dispatcher().dispatchDue();
    }

    private void declare(String customer, String mail) {
        send("customer.declared", customer, Map.of("email", mail, "zone", "Europe/Berlin", "country", "DE"));
    }

    private void agree(String customer) {
        send("consent.given", customer, Map.of("consents", List.of("CARE/EMAIL"), "method", "FORM", "text", "v1"));
    }

    private void order(String customer, String order) {
        send("order.placed", customer, Map.of("order", order, "amount", 20));
    }

    private Optional<Reason> lastReason(String customer) {
        return node.store().journalOf(new CustomerId(customer), 1).stream()
                .map(JournalEntry::receipt)
                .flatMap(receipt -> receipt.lines().stream())
                .findFirst()
                .flatMap(Receipt.Line::reason);
    }

    private long mails() throws IOException {
        Path mailbox = folder.resolve("mailbox");
        if (!Files.exists(mailbox)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(mailbox)) {
            return files.count();
        }
    }

    @Test
    void whoSaidNoHearsNothingAfterAMerge() throws IOException {
        declare("web-1", "ana@example.org");
        agree("web-1");
        send("consent.withdrawn", "web-1", Map.of("consents", List.of("CARE/EMAIL")));
        declare("till-9", "ana@example.org");
        agree("till-9");

        assertThat(node.merge(new CustomerId("web-1"), new CustomerId("till-9")))
                .isTrue();
        assertThat(node.merge(new CustomerId("web-1"), new CustomerId("till-9")))
                .isFalse();
        order("web-1", "A1");

        assertThat(lastReason("till-9")).contains(Reason.OPTED_OUT);
        assertThat(node.store().journalOf(new CustomerId("web-1"), 9)).isEmpty();
        assertThat(mails()).isZero();
    }

    @Test
    void anUndoneMergeNeverLoosens() {
        declare("web-1", "ana@example.org");
        agree("web-1");
        declare("till-9", "bo@example.org");
        agree("till-9");
        node.merge(new CustomerId("web-1"), new CustomerId("till-9"));
        send("consent.withdrawn", "web-1", Map.of());

        assertThat(node.unmerge(new CustomerId("web-1"))).isTrue();
        order("web-1", "A1");
        assertThat(lastReason("web-1")).contains(Reason.OPTED_OUT);
        order("till-9", "B1");
        assertThat(lastReason("till-9")).contains(Reason.OPTED_OUT);
    }

    @Test
    void anImportNeverRevivesANo() throws IOException {
        declare("web-1", "ana@example.org");
        agree("web-1");
        send("consent.withdrawn", "web-1", Map.of("consents", List.of("CARE/EMAIL")));

        send(
                "consent.given",
                "web-1",
                Map.of("consents", List.of("CARE/EMAIL"), "method", "IMPORT", "text", "paper list"));
        order("web-1", "A1");

        assertThat(lastReason("web-1")).contains(Reason.OPTED_OUT);
        assertThat(mails()).isZero();
    }

    @Test
    void nothingOfAnErasedPersonIsLeftInAnyFile() throws IOException {
        declare("web-unmistakable", "Ana.Unmistakable@example.org");
        agree("web-unmistakable");
        order("web-unmistakable", "Order-Unmistakable");
        send("review.written", "web-unmistakable", Map.of("order", "Order-Unmistakable", "score", 1));
        assertThat(mails()).isPositive();
        assertThat(filesWith("unmistakable")).isNotEmpty();

        Map<String, Object> kept = node.erase(new CustomerId("web-unmistakable"));

        assertThat(filesWith("unmistakable")).isEmpty();
        assertThat(mails()).isZero();
        assertThat(kept.get("keptHashesOfAddresses")).asList().hasSize(1);
        assertThat(kept.get("keptProofOfConsent")).asString().contains("CARE").doesNotContain("nmistakable");
    }

    @Test
    void nobodyWritesToAnErasedAddressAgain() throws IOException {
        declare("web-1", "ana@example.org");
        agree("web-1");
        node.erase(new CustomerId("web-1"));

        declare("new-2", "ANA@example.org ");
        agree("new-2");
        order("new-2", "A1");

        assertThat(lastReason("new-2")).contains(Reason.OPTED_OUT);
        assertThat(mails()).isZero();

        send(
                "consent.given",
                "new-2",
                Map.of("consents", List.of("CARE/EMAIL"), "method", "DOUBLE_OPT_IN", "text", "v2"));
        order("new-2", "A2");
        assertThat(node.store().load(List.of(new CustomerId("new-2"))).values())
                .allSatisfy(state -> assertThat(state.suppressed()).isEmpty());
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains(text)
                    || file.getFileName()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
