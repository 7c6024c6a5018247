package dev.hush.camel;

import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Courier.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/** Writes mails: multipart/alternative, the plain text first (RFC 2046 §5.1.4), and no line break in any header. */
final class MailWriter {
    private static final int MOST_OF_KEY = 120;

    private final String sender;

    MailWriter(String sender) {
        this.sender = sender;
    }

    MimeMessage write(Message message) {
        try {
            InternetAddress from = new InternetAddress(sender, true);
            MimeMessage mail = new Mail("<" + safe(message.key()) + "@" + domain(from) + ">");
            mail.setFrom(from);
            mail.setRecipient(
                    jakarta.mail.Message.RecipientType.TO, new InternetAddress(oneLine(message.address()), true));
            mail.setSubject(oneLine(message.content().subject()), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(message.decidedAt()));
            // RFC 3834 §5: nobody's vacation notice is wanted in return
            mail.setHeader("Auto-Submitted", "auto-generated");
            for (Map.Entry<String, String> fact : message.facts().entrySet()) {
                if (fact.getKey().equals("rule") || fact.getKey().equals("rulesVersion")) {
                    mail.setHeader("X-Hush-" + fact.getKey(), oneLine(fact.getValue()));
                }
            }
            setContent(mail, message);
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new DeliveryException(
                    "expected an address and headers that a mail may have, found others", Verdict.NO_SUCH_ADDRESS, e);
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

    private static String oneLine(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new DeliveryException(
                    "expected a header of one line, found a control character", Verdict.NEVER, null);
        }
        return text;
    }

    private static String domain(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    /** The key with nothing but what a Message-ID and a file name may have. */
    static String safe(String key) {
        String safe = key.replaceAll("[^A-Za-z0-9._-]+", ".");
        String start = safe.substring(0, Math.min(MOST_OF_KEY, safe.length()));
        return start + "." + digest(key);
    }

    /** The first 48 bits of the SHA-256, so that two keys never share an id. */
    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
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
