package dev.hush.camel;

import dev.hush.engine.Courier.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;

/**
 * The headers by which mailbox programs stop a mail in one click (RFC 8058, RFC 2369) and know its kind (RFC 2919).
 *
 * <p>Only mails that rest on a consent have them: what is owed is no list.
 */
final class ListHeaders {
    static final String UNSUBSCRIBE = "List-Unsubscribe";
    static final String UNSUBSCRIBE_POST = "List-Unsubscribe-Post";

    private ListHeaders() {}

    /** @param covered whether a signature will cover the headers, or nobody asks for one (RFC 8058 §4) */
    static void set(MimeMessage mail, Message message, String domain, boolean covered) throws MessagingException {
        String stop = message.facts().getOrDefault("stop", "");
        if (stop.isEmpty()) {
            return;
        }
        String purpose = message.purpose().name().toLowerCase(Locale.ROOT);
        mail.setHeader("List-Id", "<" + purpose + "." + domain + ">");
        if (!covered) {
            return;
        }
        mail.setHeader(UNSUBSCRIBE, "<" + stop + ">");
        if (stop.startsWith("https://")) {
            mail.setHeader(UNSUBSCRIBE_POST, UNSUBSCRIBE + "=One-Click");
        }
    }
}
