package dev.hush.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The routes that come with Hush, and one-step routes for tests. */
final class Routes {
    private Routes() {}

    /** A route file of the repository, as it is. */
    static String shipped(String name) {
        try {
            return Files.readString(Path.of("../routes/" + name + ".camel.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A route from an address through steps, each a line of YAML. */
    static String from(String address, String... steps) {
        StringBuilder yaml = new StringBuilder("- route:\n    from:\n      uri: \"" + address + "\"\n      steps:\n");
        for (String step : steps) {
            yaml.append("        - ").append(step).append('\n');
        }
        return yaml.toString();
    }
}
