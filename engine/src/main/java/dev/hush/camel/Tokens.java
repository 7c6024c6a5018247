package dev.hush.camel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bearer tokens and their scopes (RFC 6750); where none is set, whoever reaches the loopback address may do all. */
final class Tokens {
    /** What a token lets one do. */
    enum Verdict {
        ALLOWED,
        /** No token, or an unknown one: 401. */
        UNKNOWN,
        /** A token without the scope: 403. */
        FORBIDDEN
    }

    private final List<Map.Entry<String, Set<String>>> tokens;

    Tokens(List<Map.Entry<String, Set<String>>> tokens) {
        this.tokens = tokens;
    }

    /** Whether no token is asked for. */
    boolean none() {
        return tokens.isEmpty();
    }

    Verdict check(Optional<String> authorization, String scope) {
        if (none()) {
            return Verdict.ALLOWED;
        }
        byte[] given = authorization
                .filter(it -> it.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(it -> it.substring(7).trim())
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        Verdict verdict = Verdict.UNKNOWN;
        for (Map.Entry<String, Set<String>> token : tokens) {
            if (given.length > 0 && MessageDigest.isEqual(given, token.getKey().getBytes(StandardCharsets.UTF_8))) {
                verdict = token.getValue().contains(scope) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
            }
        }
        return verdict;
    }
}
