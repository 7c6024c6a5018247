package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Courier.Message;
import dev.hush.engine.Fault;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    @TempDir
    Path workspace;

    private final GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeEach
    void open() throws IOException {
        smtp.withConfiguration(new GreenMailConfiguration());
        smtp.start();
        Files.createDirectories(workspace.resolve("routes"));
        Files.createDirectories(workspace.resolve("templates"));
        Files.copy(Path.of("../routes/deliver-email.camel.yaml"), workspace.resolve("routes/deliver-email.camel.yaml"));
    }

    @AfterEach
    void close() {
        smtp.stop();
    }

    @Test
    void leaveTheMailInTheMailboxFolderUnlessTheySayOtherwise() throws IOException {
        settings("name: Shop\n");
        deliver();

        assertThat(workspace.resolve("data/mailbox")).isDirectoryContaining("glob:**.eml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "p&w=d+%41 #?", "with)bracket", "with}brace"})
    void nameTheServerAndWhoSends(String password) throws IOException {
        smtp.setUser("shop@example.com", "shop", password);
        settings("mail: {mode: smtp, host: 127.0.0.1, port: %d, user: shop, password: '%s'}\n"
                .formatted(smtp.getSmtp().getPort(), password));
        deliver();

        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendNothingInTheClearWhereTheyAskForTls() throws IOException {
        settings("mail: {mode: smtp, host: 127.0.0.1, port: %d, tls: starttls}\n"
                .formatted(smtp.getSmtp().getPort()));

        assertThatThrownBy(this::deliver)
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.AGAIN))
                .hasMessage("the channel did not answer: MessagingException");
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void nameASenderThatMailsCanComeFrom() throws IOException {
        settings("sender: the shop\n");

        assertThat(LoadedWorkspace.load(workspace, Look.RUN).faults())
                .extracting(Fault::toString)
                .anyMatch(fault -> fault.startsWith("hush.yaml:1: expected a sender such as Corner Shop"));
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(workspace.resolve("hush.yaml"), yaml);
    }

    private void deliver() {
        LoadedWorkspace loaded = LoadedWorkspace.load(workspace, Look.RUN);
        assertThat(loaded.faults()).filteredOn(fault -> !fault.warning()).isEmpty();
        try (Node node = new Node(
                loaded,
                new MemoryStore(),
                InstantSource.fixed(NOON),
                Node.camel(loaded, workspace.resolve("data"), Optional.empty()),
                1,
                Runnable::run)) {
            Message mail = new Message(
                    "shop/1/thanks-01",
                    Channel.EMAIL,
                    Purpose.CARE,
                    "ana@example.com",
                    new Rendered("Thank you", Optional.empty(), "Thank you"),
                    NOON,
                    Map.of());
            node.shell().courier().deliver(mail);
        }
    }
}
