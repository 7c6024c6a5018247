package dev.hush.engine;

import dev.hush.consent.Channel;
import java.util.Map;
import java.util.Optional;

/** Port: writes a message from a template. Safe for use by several threads. */
public interface Renderer {
    /**
     * Renders the template for a channel in the customer's language, or in the workspace's where it has no such file.
     *
     * @param model plain maps, lists, strings, numbers and booleans
     * @throws RenderException when the template is missing, a variable has no value, or a limit is passed
     */
    Rendered render(String template, Channel channel, String language, Map<String, Object> model);

    /**
     * A message ready for a channel.
     *
     * @param subject one line, no control characters; empty for channels without one
     * @param html the HTML part, where the channel has one
     * @param text the plain-text part, always there
     */
    record Rendered(String subject, Optional<String> html, String text) {}

    /** A message that could not be written; the message names template and variable, never personal data. */
    final class RenderException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public RenderException(String message) {
            super(message);
        }
    }
}
