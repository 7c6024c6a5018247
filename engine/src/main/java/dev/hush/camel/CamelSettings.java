package dev.hush.camel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the routes and listeners need to know.
 *
 * @param sender the From of every mail, as RFC 5322 writes it
 * @param mailbox the folder that mails are written to where there is no SMTP server
 * @param smtp a Camel mail endpoint such as {@code smtp://mail.example:587}; empty for the mailbox folder
 * @param files the folder that routes may read and write, {@code {{hush.data}}}
 * @param http the private listener; empty for none
 */
public record CamelSettings(String sender, Path mailbox, Optional<String> smtp, Path files, Optional<Http> http) {

    /**
     * Where the listeners listen.
     *
     * @param port 0 for any free port
     * @param publicPort of the customer's pages; 0 for any, -1 for no such listener
     * @param tokens bearer tokens, each with its scopes out of intake, read and operate; none binds to loopback only
     */
    public record Http(String host, int port, int publicPort, List<Map.Entry<String, Set<String>>> tokens) {}

    /** Whether mails can come from the sender. */
    public static boolean isSender(String text) {
        return MailWriter.isSender(text);
    }
}
