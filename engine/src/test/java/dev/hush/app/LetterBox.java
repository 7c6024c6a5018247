package dev.hush.app;

import dev.hush.camel.CamelSettings.Http;
import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.memory.MemoryStore;
import dev.hush.plan.FrontlineTask;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The corner shop on a Friday noon, its listeners open, its mails in a folder. */
final class LetterBox implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private static final Pattern LINK =
            Pattern.compile("href=\"(http://127[^\"/]*(?:/[^\"/]*)*/(stop|why|preferences|confirm)/[^\"]*)\"");

    private final Node node;
    private final Path mails;
    private int events;

    private LetterBox(Node node, Path mails) {
        this.node = node;
        this.mails = mails;
    }

    /** Without publicUrl, so that links lead to the listener of this machine. */
    static LetterBox open(Path folder) {
        WorkspaceCopy copy = WorkspaceCopy.of(Path.of("../examples/corner-shop"), folder.resolve("shop"))
                .change("hush.yaml", "publicUrl: https://corner-shop.example\n", "");
        LoadedWorkspace loaded = LoadedWorkspace.load(copy.root(), LoadedWorkspace.Look.RUN);
        Path data = folder.resolve("data");
        Http http = new Http("127.0.0.1", 0, 0, List.of());
        Node node = new Node(
                loaded, new MemoryStore(), () -> NOON, Node.camel(loaded, data, Optional.of(http)), 1, Runnable::run);
        return new LetterBox(node, data.resolve("mailbox"));
    }

    /** Where the links of a first order's thanks lead, by the page's name. */
    Map<String, String> linksTo(String customer, String language) {
        declares(customer, language);
        happens(
                customer,
                "consent.given",
                Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL"), "method", "CHECKOUT"));
        happens(customer, "order.placed", Map.of("order", "o-" + customer, "amount", 38.5));
        return linksOfTheLastMailTo(customer);
    }

    /** Where the links of the mail lead that asks somebody to confirm. */
    Map<String, String> asks(String customer, String language, List<String> consents) {
        declares(customer, language);
        happens(customer, "consent.requested", Map.of("consents", consents));
        return linksOfTheLastMailTo(customer);
    }

    CustomerState customer(String id) {
        return node.store().load(List.of(new CustomerId(id))).get(new CustomerId(id));
    }

    List<FrontlineTask> tasksOf(String customer) {
        return node.store().tasks(100).stream()
                .filter(it -> it.customer().value().equals(customer))
                .toList();
    }

    private void declares(String customer, String language) {
        Map<String, Object> data = new HashMap<>(Map.of("email", customer + "@example.com", "language", language));
        data.putAll(Map.of(
                "name",
                "林美玲",
                "zone",
                "Europe/Berlin",
                "country",
                "DE",
                "favourite",
                "Oolong",
                "birthday",
                "1990-05-02"));
        happens(customer, "customer.declared", data);
    }

    private void happens(String customer, String type, Map<String, Object> data) {
        Instant earlier = NOON.minusSeconds(1000 - events);
        node.shell()
                .intake(new CustomerEvent(
                        "b" + events++, "t", type, new CustomerId(customer), earlier, data, Optional.empty()));
        node.dispatcher().dispatchDue();
    }

    private Map<String, String> linksOfTheLastMailTo(String customer) {
        try (Stream<Path> files = Files.list(mails)) {
            for (Path file : files.toList()) {
                MimeMessage mail = read(file);
                if (mail.getAllRecipients()[0].toString().equals(customer + "@example.com")) {
                    return links(mail);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("expected a mail to " + customer + ", found none");
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static Map<String, String> links(MimeMessage mail) throws IOException, MessagingException {
        String html =
                ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent().toString();
        Map<String, String> links = new TreeMap<>();
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            links.put(link.group(2), link.group(1));
        }
        return links;
    }

    @Override
    public void close() {
        node.close();
    }
}
