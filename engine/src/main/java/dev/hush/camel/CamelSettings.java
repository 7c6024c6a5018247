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
 * @param http the listeners; empty for none
 * @param dkim what mails are signed with; empty for no signature
 */
public record CamelSettings(
        String sender, Path mailbox, Optional<String> smtp, Path files, Optional<Http> http, Optional<Dkim> dkim) {

    /** Without signatures. */
    public CamelSettings(String sender, Path mailbox, Optional<String> smtp, Path files, Optional<Http> http) {
        this(sender, mailbox, smtp, files, http, Optional.empty());
    }

    /** The domain and selector under which the public key stands in the DNS, and the private key's file in PEM. */
    public record Dkim(String domain, String selector, Path keyFile) {}

    /**
     * Where the listeners listen.
     *
     * @param port 0 for any free port
     * @param publicHost where the customer's pages listen, which need no token
     * @param publicPort of the customer's pages; 0 for any, -1 for no such listener
     * @param tokens bearer tokens, each with its scopes out of intake, read and operate; none binds to loopback only
     */
    public record Http(
            String host, int port, String publicHost, int publicPort, List<Map.Entry<String, Set<String>>> tokens) {

        /** Both listeners on one host. */
        public Http(String host, int port, int publicPort, List<Map.Entry<String, Set<String>>> tokens) {
            this(host, port, host, publicPort, tokens);
        }
    }

    /** Whether mails can come from the sender. */
    public static boolean isSender(String text) {
        return MailWriter.isSender(text);
    }
}
