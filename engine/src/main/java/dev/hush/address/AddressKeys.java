package dev.hush.address;

import dev.hush.consent.Channel;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names addresses by a keyed hash of their normal form: equal for equal ones, and telling nothing of them.
 *
 * <p>For any number of threads. A key is 22 characters: the first 16 bytes of an HMAC-SHA-256 under the workspace's secret, in base64url. A phone number has one
 * key for text messages and calls.
 */
public final class AddressKeys {
    private static final int BYTES = 16;
    private static final int MOST_REMEMBERED = 1_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;
    private final AddressForms forms;
    private final Map<Named, String> remembered = new ConcurrentHashMap<>();

    /** What a key was asked for. */
    private record Named(String kind, String text, Optional<String> country) {}

    public AddressKeys(KeyedHash hash, AddressForms forms) {
        this.hash = hash;
        this.forms = forms;
    }

    /**
     * The key of an address; one that has no normal form is taken as it stands, in lower case.
     *
     * @param country where a number without its country's code belongs; an ISO 3166-1 code
     */
    public String of(Channel channel, String text, Optional<String> country) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear(); // an address is asked for some times while its event is taken, and then no more
        }
        return remembered.computeIfAbsent(new Named(kind(channel), text, country), it -> key(channel, text, country));
    }

    private String key(Channel channel, String text, Optional<String> country) {
        String normal = forms.normal(channel, text, country)
                .orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
        byte[] all = hash.bytes("address " + kind(channel) + " " + normal);
        return ENCODER.encodeToString(Arrays.copyOf(all, BYTES));
    }

    /** How Hush named addresses of people who were erased before addresses had keys: for stores of that time. */
    public String former(String text) {
        return hash.ofAddress(text);
    }

    private static String kind(Channel channel) {
        return channel == Channel.PHONE ? Channel.SMS.label() : channel.label();
    }
}
