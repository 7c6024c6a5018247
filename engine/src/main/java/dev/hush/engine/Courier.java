package dev.hush.engine;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.engine.Renderer.Rendered;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: hands a message to a channel. */
public interface Courier {
    /**
     * Returns when the channel has taken the message; that is the proof of hand-over.
     *
     * @throws DeliveryException when it has not
     */
    void deliver(Message message);

    /** Whether some route delivers the channel. */
    boolean delivers(Channel channel);

    /**
     * A rendered message on its way.
     *
     * @param key the outreach's key, the same at every attempt: the idempotency key of the channel
     * @param address where it goes on this channel
     * @param decidedAt the date that the message bears
     * @param facts ids for headers and logs: rule, template, customer, rulesVersion, language; and stop, the address that
     *     ends such messages, where they rest on consent
     */
    record Message(
            String key,
            Channel channel,
            Purpose purpose,
            String address,
            Rendered content,
            Instant decidedAt,
            Map<String, String> facts) {}

    /** A channel that did not take a message. */
    final class DeliveryException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Verdict verdict;

        /** What a failure means for another attempt. */
        public enum Verdict {
            /** It may go better later. */
            AGAIN,
            /** This message will never be taken. */
            NEVER,
            /** Nothing will ever be taken at this address (RFC 3463, 5.1.x). */
            NO_SUCH_ADDRESS
        }

        public DeliveryException(String message, Verdict verdict, @Nullable Throwable cause) {
            super(message, cause);
            this.verdict = verdict;
        }

        public Verdict verdict() {
            return verdict;
        }
    }
}
