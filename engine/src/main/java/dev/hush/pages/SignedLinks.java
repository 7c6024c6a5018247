package dev.hush.pages;

import dev.hush.event.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes and reads the tokens that links carry instead of a login: signed, so that nobody can make one.
 *
 * <p>A token is {@code keyId.day.customer.outreach.about.address.signature}, of old without the address; the signature is over the page's kind and all that
 * stands before it, so that a link to one page opens no other.
 */
public final class SignedLinks {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int PARTS = 7;
    private static final int PARTS_OF_OLD = 6;
    private static final int LONGEST = 4096;

    private final LinkKeys keys;

    public SignedLinks(LinkKeys keys) {
        this.keys = keys;
    }

    /** The token of a link, for the last segment of a path. */
    public String token(PageLink link) {
        String said = String.join(
                ".",
                keys.signing(),
                Long.toString(link.issued().toEpochDay(), 36),
                encode(link.customer().value()),
                encode(link.outreach()),
                encode(link.about()),
                encode(link.address()));
        byte[] signature = keys.sign(keys.signing(), signed(link.kind(), said)).orElseThrow();
        return said + "." + ENCODER.encodeToString(signature);
    }

    /** The link that a token of ours stands for, also when it has expired; empty for any other text. */
    public Optional<PageLink> read(PageKind kind, String token) {
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != PARTS && parts.length != PARTS_OF_OLD) {
            return Optional.empty();
        }
        int end = token.lastIndexOf('.');
        String said = token.substring(0, end);
        return decode(parts[parts.length - 1])
                .filter(given -> keys.sign(parts[0], signed(kind, said))
                        .filter(right ->
                                MessageDigest.isEqual(right, given)) // takes the same time however far they agree
                        .isPresent())
                .flatMap(right -> parse(kind, parts));
    }

    private static String signed(PageKind kind, String said) {
        return kind.path() + "/" + said;
    }

    private static Optional<PageLink> parse(PageKind kind, String[] parts) {
        try {
            return Optional.of(new PageLink(
                    kind,
                    new CustomerId(text(parts[2])),
                    text(parts[3]),
                    text(parts[4]),
                    parts.length == PARTS ? text(parts[5]) : "",
                    LocalDate.ofEpochDay(Long.parseLong(parts[1], 36))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(DECODER.decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(String encoded) {
        return new String(DECODER.decode(encoded), StandardCharsets.UTF_8);
    }
}
