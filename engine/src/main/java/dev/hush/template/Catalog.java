package dev.hush.template;

import dev.hush.consent.Channel;
import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which files there are for each template, channel and language, by the files' names. */
final class Catalog {
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9][a-z0-9-]*)/([A-Za-z_-]+)\\.([A-Za-z0-9-]+)\\.(mjml|txt)");
    private static final Map<String, Channel> CHANNELS =
            Stream.of(Channel.values()).collect(Collectors.toMap(Channel::label, Function.identity()));

    private final Map<Key, TreeMap<String, Files>> templates = new TreeMap<>(Key.ORDER);
    private final List<Fault> faults = new ArrayList<>();

    private Catalog() {}

    /** The files of one template, channel and language; at least one is there. */
    record Files(@Nullable Source mjml, @Nullable Source txt) {
        Source main() {
            if (mjml != null) {
                return mjml;
            }
            if (txt == null) {
                throw new IllegalStateException("expected a file, found none");
            }
            return txt;
        }
    }

    static Catalog of(Folder folder) {
        Catalog catalog = new Catalog();
        for (Source source : folder.files().values()) {
            if (!source.path().startsWith(Folder.LAYOUT) && !source.path().equals(Folder.PREVIEWS)) {
                catalog.add(source, folder.nameOf(source.path()));
            }
        }
        return catalog;
    }

    Map<Key, TreeMap<String, Files>> templates() {
        return templates;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The language of the files that serve a customer's language best. */
    Optional<String> language(Key key, String wanted, String defaultLanguage) {
        return Optional.ofNullable(templates.get(key))
                .flatMap(languages -> Languages.best(wanted, languages.keySet(), defaultLanguage));
    }

    Optional<Files> files(Key key, String language) {
        return Optional.ofNullable(templates.get(key)).map(languages -> languages.get(language));
    }

    private void add(Source source, String file) {
        Matcher name = NAME.matcher(source.path());
        if (!name.matches()) {
            fault(
                    file,
                    "<template>/<channel>.<language>.<mjml or txt>",
                    source.path(),
                    "Name it like order-thanks/email.en.mjml.");
            return;
        }
        Channel channel = CHANNELS.get(name.group(2));
        if (channel == null) {
            String hint = Closest.near(name.group(2), CHANNELS.keySet());
            fault(
                    file,
                    "one of the channels " + List.copyOf(new TreeSet<>(CHANNELS.keySet())),
                    name.group(2),
                    hint + "Rename the file.");
            return;
        }
        if (!Languages.isKnown(name.group(3))) {
            fault(file, "a language tag of BCP 47", name.group(3), "Such as en, pt-BR or zh-Hant.");
            return;
        }
        if (source.isMjml() && channel != Channel.EMAIL) {
            fault(file, "a .txt for the channel " + channel.label(), ".mjml", "Only e-mails have an HTML part.");
            return;
        }
        put(new Key(name.group(1), channel), name.group(3), source);
    }

    private void put(Key key, String language, Source source) {
        Files one = source.isMjml() ? new Files(source, null) : new Files(null, source);
        templates
                .computeIfAbsent(key, each -> new TreeMap<>())
                .merge(
                        language,
                        one,
                        (a, b) ->
                                new Files(a.mjml() == null ? b.mjml() : a.mjml(), a.txt() == null ? b.txt() : a.txt()));
    }

    private void fault(String file, String expected, String found, String hint) {
        faults.add(Fault.of(file, 1, expected, "\"" + found + "\"", hint));
    }
}
