package dev.hush.camel;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.engine.Courier.Message;
import dev.hush.engine.Renderer.Rendered;
import java.util.Map;
import java.util.Optional;

/** Messages on their way to Ana. */
final class Letters {
    static final String KEY = "shop/order-1/thanks-01";

    private Letters() {}

    static Message email(String subject) {
        return email(KEY, "ana@example.com", subject);
    }

    static Message email(String key, String address, String subject) {
        return message(
                key,
                Channel.EMAIL,
                address,
                new Rendered(subject, Optional.of("<p>Thank you, Ánä 安娜</p>"), "Thank you, Ánä 安娜"));
    }

    static Message to(Channel channel, String address) {
        return message(KEY, channel, address, new Rendered("", Optional.empty(), "Thank you, Ánä 安娜"));
    }

    private static Message message(String key, Channel channel, String address, Rendered content) {
        return new Message(
                key,
                channel,
                Purpose.CARE,
                address,
                content,
                Shop.NOON,
                Map.of(
                        "rule", "thanks-01",
                        "template", "thanks",
                        "customer", "ana",
                        "rulesVersion", "7",
                        "language", "en"));
    }
}
