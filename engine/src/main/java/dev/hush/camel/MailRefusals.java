package dev.hush.camel;

import dev.hush.engine.Courier.DeliveryException;
import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What a mail server's refusal means for the outbox; told without the address that its text may hold. */
final class MailRefusals {
    /** No such mailbox, none here, no such name (RFC 5321 §4.2.3). */
    private static final Set<Integer> NO_MAILBOX = Set.of(550, 551, 553);

    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.\\d{1,3}\\b");

    private MailRefusals() {}

    static DeliveryException told(MessagingException e) {
        if (e instanceof MailConnectException) {
            return new DeliveryException("the channel did not answer: MailConnectException", false, e);
        }
        for (Exception next = e; next instanceof MessagingException it; next = it.getNextException()) {
            if (next instanceof SMTPAddressFailedException refused) {
                return new DeliveryException(
                        "the mail server refused the address: " + refused.getReturnCode(), isDead(refused), e);
            }
            if (next instanceof SMTPSendFailedException refused) {
                return new DeliveryException("the mail server refused the mail: " + refused.getReturnCode(), false, e);
            }
        }
        return new DeliveryException("the route failed: " + e.getClass().getSimpleName(), false, e);
    }

    /** Whether it is the address that will never work, and not the sender or the text that is refused (RFC 3463). */
    private static boolean isDead(SMTPAddressFailedException refused) {
        Matcher enhanced = ENHANCED.matcher(String.valueOf(refused.getMessage()));
        return enhanced.find()
                ? enhanced.group(1).equals("5") && enhanced.group(2).equals("1")
                : NO_MAILBOX.contains(refused.getReturnCode());
    }
}
