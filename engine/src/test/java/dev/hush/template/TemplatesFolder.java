package dev.hush.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A templates folder that a test writes itself. */
final class TemplatesFolder {
    static final Map<String, Object> BRAND =
            Map.of("name", "The Shop", "address", "1 Lane, Town", "url", "https://shop.example", "color", "#2f5d50");

    private final Path root;

    TemplatesFolder(Path temporary) {
        root = temporary.resolve("templates");
    }

    TemplatesFolder file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail in English with this in its body, and the layout around it. */
    TemplatesFolder mail(String template, String subject, String words) {
        return file(template + "/email.en.mjml", mjml(subject, words));
    }

    TemplatesFolder preview(String yaml) {
        return file("preview.yaml", yaml);
    }

    Templates load() {
        return Templates.load(root, "en", BRAND);
    }

    static String mjml(String subject, String words) {
        return """
                <mjml>
                  <mj-head><mj-title>%s</mj-title><mj-preview>hidden words</mj-preview></mj-head>
                  <mj-body>
                    <mj-include path="../_layout/header.mjml" />
                    <mj-section><mj-column>
                      %s
                    </mj-column></mj-section>
                    <mj-include path="../_layout/footer.mjml" />
                  </mj-body>
                </mjml>
                """.formatted(subject, words);
    }

    /** What the engine gives to every template, with these fields of an event. */
    static Map<String, Object> model(String name, Map<String, Object> event) {
        return Map.of(
                "customer",
                Map.of("name", name, "language", "en"),
                "event",
                event,
                "links",
                Map.of(
                        "stop", "https://shop.example/stop/1",
                        "why", "https://shop.example/why/1",
                        "preferences", "https://shop.example/preferences/1",
                        "confirm", "https://shop.example/confirm/1"),
                "why",
                "you ordered");
    }
}
