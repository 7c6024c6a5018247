package dev.hush.camel;

import dev.hush.consent.Channel;
import dev.hush.engine.Courier;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;

/** Hands messages to the routes that begin at {@code hush:deliver/CHANNEL}. */
final class CamelCourier implements Courier {
    private final Doors doors;
    private final MailWriter mails;

    CamelCourier(Doors doors, MailWriter mails) {
        this.doors = doors;
        this.mails = mails;
    }

    @Override
    public boolean delivers(Channel channel) {
        return doors.at("deliver/" + channel.label()).isPresent();
    }

    @Override
    public void deliver(Message message) {
        String door = "deliver/" + message.channel().label();
        HushConsumer consumer = doors.at(door)
                .orElseThrow(() -> new DeliveryException(
                        "expected a route from hush:" + door + ", found none; see routes/README.md",
                        Verdict.AGAIN,
                        null));
        Object body = body(message);
        try {
            consumer.send(body, headers(message));
        } catch (Exception e) {
            throw Refusals.of(e);
        }
    }

    /** A mail, for a webhook what becomes JSON, the plain text for every other channel. */
    private Object body(Message message) {
        return switch (message.channel()) {
            case EMAIL -> mails.write(message);
            case WEBHOOK -> {
                checkWebhook(message.address());
                yield Map.of(
                        "id", message.key(),
                        "purpose", message.purpose().name(),
                        "template", message.facts().getOrDefault("template", ""),
                        "text", message.content().text());
            }
            default -> message.content().text();
        };
    }

    /** The address is a stranger's: it must not become another kind of endpoint, its options or a placeholder. */
    private static void checkWebhook(String address) {
        try {
            URI uri = new URI(address);
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // told below, without the address
        }
        throw new DeliveryException(
                "expected an address that begins with https://, found another", Verdict.NO_SUCH_ADDRESS, null);
    }

    /** What a route may use; the address is personal data and belongs in no log. */
    private static Map<String, Object> headers(Message message) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("HushKey", MessageKeys.fileName(message.key()));
        headers.put("HushAddress", message.address());
        headers.put("HushPurpose", message.purpose().name());
        headers.put("HushSubject", message.content().subject());
        message.facts()
                .forEach((name, value) -> headers.put(
                        "Hush" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1), value));
        return headers;
    }
}
