package dev.hush.pages;

import java.util.Map;
import java.util.Optional;

/**
 * What pages say in one language.
 *
 * @param language a BCP 47 tag
 * @param version changes when any text does; it goes into the proof of a consent, as what was shown
 * @param texts by name; {@code {n}} stands for a value
 * @param languages the tags of all languages that pages speak, each with its own name for itself
 */
public record Words(String language, String version, Map<String, String> texts, Map<String, String> languages) {

    /** The text of that name; the name itself where there is none. */
    String say(String name) {
        return texts.getOrDefault(name, name);
    }

    String say(String name, Map<String, String> values) {
        String text = say(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** The text of that name, or what the workspace calls it, made readable: {@code tag-regular} is "tag regular". */
    String name(String group, String name) {
        return Optional.ofNullable(texts.get(group + "." + name))
                .orElseGet(() -> name.replaceAll("([a-z])([A-Z])", "$1 $2")
                        .replaceAll("[-_.]+", " ")
                        .toLowerCase(java.util.Locale.ROOT));
    }

    /** What a proof says of the text that was shown. */
    String shown(String page) {
        return page + " " + language + " " + version;
    }
}
