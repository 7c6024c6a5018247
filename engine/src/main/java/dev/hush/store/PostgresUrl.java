package dev.hush.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL database is and as whom to come.
 *
 * @param user empty where the JDBC URL says it
 */
record PostgresUrl(String jdbcUrl, String user, String password) {

    /** Reads {@code postgresql://user:password@host:port/database?options}, or takes a JDBC URL as it is. */
    static PostgresUrl of(String url) {
        if (url.startsWith("jdbc:")) {
            return new PostgresUrl(url, "", "");
        }
        URI uri = parse(url);
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "expected postgresql://user:password@host:port/database, found another kind of address");
        }
        String[] userInfo = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        String jdbcUrl = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new PostgresUrl(jdbcUrl, decode(userInfo[0]), userInfo.length == 2 ? decode(userInfo[1]) : "");
    }

    /** Does not repeat the address when it is wrong, since a password may be in it. */
    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "expected postgresql://user:password@host:port/database, found " + e.getReason() + " at character "
                            + e.getIndex(),
                    null);
        }
    }

    private static String decode(String text) {
        // a plus stands for itself in this part of an address
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + jdbcUrl.replaceAll("password=[^&]*", "password=…");
    }
}
