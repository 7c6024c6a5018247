package dev.hush.camel;

import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Courier.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Writes mails: multipart/alternative, the plain text first (RFC 2046 §5.1.4), and no line break in any header. */
final class MailWriter {
    private final InternetAddress from;

    private final boolean oneClick;
    private final Optional<MailSigner> signer;

    MailWriter(String sender) {
        this(sender, true, Optional.empty());
    }

    /**
     * @param oneClick whether mails may have the headers of RFC 8058: signed, or for nobody but this machine
     * @throws IllegalArgumentException when no mail can come from the sender
     */
    MailWriter(String sender, boolean oneClick, Optional<MailSigner> signer) {
        from = sender(sender);
        this.oneClick = oneClick;
        this.signer = signer;
    }

    static boolean isSender(String text) {
        try {
            return !sender(text).isGroup();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InternetAddress sender(String text) {
        try {
            InternetAddress from = new InternetAddress(text, true);
            // as written, a name may hold letters that a header must not (RFC 2047)
            from.setPersonal(from.getPersonal(), StandardCharsets.UTF_8.name());
            return from;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "expected a sender such as Corner Shop <hello@shop.example>, found \"" + text + "\"", e);
        }
    }

    MimeMessage write(Message message) {
        try {
            MimeMessage mail = new Mail("<" + MessageKeys.id(message.key()) + "@" + domain(from) + ">");
            mail.setFrom(from);
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, recipient(message.address()));
            mail.setSubject(oneLine(message.content().subject()), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(message.decidedAt()));
            // RFC 3834 §5: nobody's vacation notice is wanted in return
            mail.setHeader("Auto-Submitted", "auto-generated");
            for (Map.Entry<String, String> fact : message.facts().entrySet()) {
                if (fact.getKey().equals("rule") || fact.getKey().equals("rulesVersion")) {
                    mail.setHeader("X-Hush-" + fact.getKey(), oneLine(fact.getValue()));
                }
            }
            ListHeaders.set(mail, message, domain(from), oneClick);
            setContent(mail, message);
            mail.saveChanges();
            return signer.isPresent() ? signer.get().sign(mail) : mail;
        } catch (MessagingException e) {
            throw new DeliveryException("expected what a mail may hold, found something else", Verdict.NEVER, e);
        }
    }

    private static void setContent(MimeMessage mail, Message message) throws MessagingException {
        if (message.content().html().isEmpty()) {
            mail.setText(message.content().text(), StandardCharsets.UTF_8.name());
            return;
        }
        MimeMultipart alternatives = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.content().text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(message.content().html().orElseThrow(), StandardCharsets.UTF_8.name(), "html");
        alternatives.addBodyPart(text);
        alternatives.addBodyPart(html);
        mail.setContent(alternatives);
    }

    /** One mailbox: neither a list, nor a group, which would go to all of its members. */
    private static InternetAddress recipient(String address) {
        try {
            InternetAddress one = new InternetAddress(address, true);
            if (!one.isGroup() && oneLine(address).equals(address)) {
                return one;
            }
        } catch (AddressException e) {
            // told below, without the address
        }
        throw new DeliveryException(
                "expected the address of one mailbox, found something else", Verdict.NO_SUCH_ADDRESS, null);
    }

    /** Without what could begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String domain(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    /** A mail whose Message-ID is the outreach's key, so that a second attempt is known as the same message. */
    private static final class Mail extends MimeMessage {
        private final String id;

        Mail(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
