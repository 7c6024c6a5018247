package dev.hush.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verifies DKIM as a receiver does (RFC 6376 §6.1), relaxed for headers and body; written apart from what signs. */
final class DkimCheck {
    private final List<String> headers = new ArrayList<>();
    private final String body;
    private final Map<String, String> tags = new HashMap<>();

    DkimCheck(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        body = text.substring(end + 4);
        for (String line : text.substring(0, end).split("\r\n(?![ \t])")) {
            headers.add(line);
        }
        for (String tag : value(signature()).split(";")) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
            }
        }
    }

    String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /** The names of the signed headers, in small letters. */
    List<String> signed() {
        return List.of(tag("h").toLowerCase(Locale.ROOT).split(":"));
    }

    boolean holds(PublicKey key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(relaxedBody()));
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(bytes(signedText()));
        return Base64.getEncoder().encodeToString(hash).equals(tag("bh"))
                && check.verify(Base64.getDecoder().decode(tag("b")));
    }

    /** The signed headers from the bottom up where one stands twice, then the signature without its value. */
    private String signedText() {
        List<String> left = new ArrayList<>(headers);
        Collections.reverse(left);
        StringBuilder text = new StringBuilder();
        for (String name : signed()) {
            left.stream().filter(it -> nameOf(it).equals(name)).findFirst().ifPresent(header -> {
                left.remove(header);
                text.append(relaxed(header)).append("\r\n");
            });
        }
        return text + relaxed(signature()).replaceAll("(;\\s?b=)[^;]*", "$1");
    }

    private String signature() {
        return headers.stream()
                .filter(it -> nameOf(it).equals("dkim-signature"))
                .findFirst()
                .orElseThrow();
    }

    private String relaxedBody() {
        String lines = body.replaceAll("[ \t]+(?=\r\n|$)", "").replaceAll("[ \t]+", " ");
        return lines.replaceAll("(\r\n)*$", "") + "\r\n";
    }

    private static String relaxed(String header) {
        return nameOf(header) + ":" + value(header).replaceAll("\\s+", " ").strip();
    }

    private static String nameOf(String header) {
        return header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String header) {
        return header.substring(header.indexOf(':') + 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
