package dev.hush.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A generated workspace of many sentence rules, each with its case; no two rules fire on the same order. */
final class ManyRules {
    private final Path root;
    private final int rules;

    ManyRules(Path root, int rules) {
        this.root = root;
        this.rules = rules;
    }

    /** Arguments: the folder (made), rules (200). */
    public static void main(String[] arguments) throws IOException {
        int rules = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        new ManyRules(Path.of(arguments[0]), rules).write();
    }

    Path root() {
        return root;
    }

    void write() throws IOException {
        text(
                "hush.yaml",
                "name: Many\nzone: Europe/Berlin\nlanguage: en\nsender: Many <hello@many.example>\n"
                        + "publicUrl: https://many.example\nsecret: many\nbrand:\n  name: Many\n"
                        + "  address: Somewhere 1, 10969 Berlin\n  url: https://many.example\n  color: \"#2f5d50\"\n");
        text(
                "routes/deliver-email.camel.yaml",
                "- route:\n    id: deliver-email\n    from:\n      uri: hush:deliver/email\n      steps:\n"
                        + "        - to: \"{{hush.mail}}\"\n");
        text(
                "templates/preview.yaml",
                "hello:\n  en: {customer: {name: Ada}, event: {order: A-1042, amount: 38.50}, why: you ordered}\n");
        text(
                "templates/hello/email.en.mjml",
                Files.readString(Path.of("examples/corner-shop/templates/order-thanks/email.en.mjml")));
        for (int number = 1; number <= rules; number++) {
            text("rules/many/" + id(number) + "-order.dslr", rule(number, "an order deserves a word"));
            text("rules/many/" + id(number) + "-order.cases.yaml", cases(number));
        }
    }

    /** Changes what one rule says of itself, as a marketer would. */
    void edit(int number, String why) throws IOException {
        text("rules/many/" + id(number) + "-order.dslr", rule(number, why));
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "many-%03d", number);
    }

    private static String rule(int number, String why) {
        return """
                // Why:   %s
                // Owner: bench@many.example     Since: 2026-11
                package rules
                rule "%2$s order"
                  @id("%2$s") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(%3$d)
                when
                  an order was placed
                  the customer has placed exactly %4$d orders
                  the rule %2$s did not speak in the last 3 days
                  at most 3 messages were said in the last 30 days
                then
                  propose the message hello
                end
                """.formatted(why, id(number), 30 + number % 60, number + 1);
    }

    private static String cases(int number) {
        return """
                - case: the order number %1$d
                  customer: {id: mei, country: DE, consents: [CARE/EMAIL], facts: {orders: %2$d}}
                  events:
                    - {at: 2026-11-20T12:00+01:00, type: order.placed, data: {order: A1, amount: 20}}
                  expect:
                    - %3$s sent by EMAIL
                    - nothing else
                - case: the one before says nothing
                  customer: {id: mei, country: DE, consents: [], facts: {orders: %2$d}}
                  events:
                    - {at: 2026-11-20T12:00+01:00, type: order.placed, data: {order: A1, amount: 20}}
                  expect:
                    - no CARE
                """.formatted(number + 1, number, id(number));
    }

    private void text(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(text.stripTrailing()));
    }
}
