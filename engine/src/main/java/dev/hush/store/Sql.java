package dev.hush.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The statements about one noun, read from {@code <noun>.sql} beside this class.
 *
 * <p>A line {@code -- :name} begins a statement; {@code -- :name postgres} one that takes its place on that dialect.
 */
final class Sql {
    /** Whose SQL is spoken. */
    enum Dialect {
        SQLITE,
        POSTGRES
    }

    private static final String HEAD = "-- :";

    private final String noun;
    private final Map<String, String> statements;

    private Sql(String noun, Map<String, String> statements) {
        this.noun = noun;
        this.statements = statements;
    }

    static Sql of(String noun, Dialect dialect) {
        Map<String, String> common = new HashMap<>();
        Map<String, String> special = new HashMap<>();
        for (String part : ("\n" + resource(noun + ".sql")).split("\n" + HEAD)) {
            String[] headAndText = part.split("\n", 2);
            String[] head = headAndText[0].trim().split(" ");
            String text = headAndText.length == 2 ? withoutComments(headAndText[1]) : "";
            if (head.length == 1) {
                common.put(head[0], text);
            } else if (head[1].equals(dialect.name().toLowerCase(Locale.ROOT))) {
                special.put(head[0], text);
            }
        }
        common.putAll(special);
        return new Sql(noun, common);
    }

    /** The statement of this name. */
    String get(String name) {
        String statement = statements.get(name);
        if (statement == null) {
            throw new IllegalStateException(
                    "hush/store/%s.sql: expected a statement \"%s%s\", found none".formatted(noun, HEAD, name));
        }
        return statement;
    }

    /** The text of a file of {@code src/main/resources/hush/store}. */
    static String resource(String name) {
        try (InputStream in = Sql.class.getResourceAsStream("/hush/store/" + name)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource hush/store/" + name + ", found none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(String text) {
        StringBuilder statement = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("--") && !line.isBlank())
                .forEach(line -> statement.append(line).append('\n'));
        return statement.toString().trim();
    }
}
