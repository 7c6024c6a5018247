package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.file.Closest;
import dev.hush.file.Durations;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a rule says of itself: the comments Why, Owner and Since, and the annotations. */
final class RuleHead {
    private static final Set<String> KEYS = Set.of("id", "purpose", "channel", "kind", "worth", "goodFor");
    private static final Pattern ANNOTATION = Pattern.compile("@([\\w-]+)\\s*\\(\\s*\"?([^()\"]*?)\"?\\s*\\)");
    private static final Pattern COMMENT = Pattern.compile(
            "(Why(?: \\([A-Za-z-]+\\))?|Owner|Since):\\s*(.*?)\\s*(?=(?:Why(?: \\([A-Za-z-]+\\))?|Owner|Since):|$)");
    private static final Pattern WHY_IN = Pattern.compile("Why \\(([A-Za-z-]+)\\)");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");

    private final SourceFile file;
    private final Stage stage;
    private final Faults faults;

    /** A piece of text and its line. */
    record Note(String text, int line) {}

    RuleHead(SourceFile file, Stage stage, Faults faults) {
        this.file = file;
        this.stage = stage;
        this.faults = faults;
    }

    /** A header, and whether nothing of it is missing or wrong, which would be a fault. */
    record Head(RuleHeader header, boolean whole) {}

    Head read(String name, int line, List<Note> comments, List<Note> annotations, boolean proposes) {
        Map<String, String> said = new HashMap<>();
        comments.forEach(comment -> {
            Matcher matcher = COMMENT.matcher(comment.text());
            while (matcher.find()) {
                said.put(matcher.group(1), matcher.group(2));
            }
        });
        for (String key : List.of("Why", "Owner", "Since")) {
            if (said.getOrDefault(key, "").isBlank()) {
                faults.add(
                        file.path(),
                        line,
                        "a comment \"// " + key + ": …\" above the rule",
                        "none",
                        "rules/README.md shows one.");
            }
        }
        return header(name, line, said, annotations(annotations), proposes);
    }

    private Map<String, Note> annotations(List<Note> lines) {
        Map<String, Note> found = new HashMap<>();
        for (Note line : lines) {
            Matcher matcher = ANNOTATION.matcher(line.text());
            while (matcher.find()) {
                String key = matcher.group(1);
                if (!KEYS.contains(key)) {
                    faults.add(
                            file.path(),
                            line.line(),
                            "one of " + KEYS.stream().sorted().toList(),
                            "@" + key,
                            Closest.hint(key, KEYS, ""));
                } else if (found.put(key, new Note(matcher.group(2), line.line())) != null) {
                    faults.add(file.path(), line.line(), "each annotation once", "@" + key + " twice", "Remove one.");
                }
            }
            String rest = ANNOTATION.matcher(line.text()).replaceAll("").strip();
            if (!rest.isEmpty()) {
                faults.add(file.path(), line.line(), "annotations such as @id(\"thanks-01\")", "\"" + rest + "\"", "");
            }
        }
        return found;
    }

    /** A header from comments and annotations, of sentences and of engineers' rules alike. */
    Head header(String name, int line, Map<String, String> said, Map<String, Note> notes, boolean proposes) {
        Reader reader = new Reader(file, line, notes, faults);
        Optional<String> id = reader.required("id", "a short name of its own").filter(it -> reader.isId(it));
        boolean needsPurpose = stage == Stage.MOMENT;
        Optional<Purpose> purpose = reader.oneOf("purpose", Purpose.class, needsPurpose);
        Optional<Channel> channel = reader.oneOf("channel", Channel.class, proposes);
        Optional<Kind> kind = reader.oneOf("kind", Kind.class, proposes);
        Optional<Integer> worth = reader.worth(proposes);
        Optional<Duration> goodFor = reader.goodFor();
        boolean whole = id.isPresent()
                && (!needsPurpose || purpose.isPresent())
                && (!proposes || (channel.isPresent() && kind.isPresent()));
        RuleHeader header = new RuleHeader(
                id.orElse(file.path() + ":" + line),
                name,
                said.getOrDefault("Why", ""),
                whyIn(said),
                said.getOrDefault("Owner", ""),
                said.getOrDefault("Since", ""),
                purpose,
                channel,
                kind,
                worth.orElse(0),
                goodFor);
        return new Head(header, whole);
    }

    private static Map<String, String> whyIn(Map<String, String> said) {
        Map<String, String> whys = new HashMap<>();
        said.forEach((key, text) -> {
            Matcher matcher = WHY_IN.matcher(key);
            if (matcher.matches() && !text.isBlank()) {
                whys.put(matcher.group(1), text);
            }
        });
        return whys;
    }

    /** Reads annotations by type. */
    private record Reader(SourceFile file, int line, Map<String, Note> notes, Faults faults) {
        Optional<String> text(String key) {
            return Optional.ofNullable(notes.get(key)).map(Note::text);
        }

        int line(String key) {
            Note note = notes.get(key);
            return note == null ? line : note.line();
        }

        Optional<String> required(String key, String expected) {
            if (!notes.containsKey(key)) {
                faults.add(
                        file.path(),
                        line,
                        "@" + key + "(…) under the rule's name: " + expected,
                        "none",
                        "rules/README.md shows one.");
            }
            return text(key);
        }

        boolean isId(String text) {
            boolean good = ID.matcher(text).matches();
            if (!good) {
                faults.add(file.path(), line("id"), "an id of letters, digits, . - and _", "\"" + text + "\"", "");
            }
            return good;
        }

        <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type, boolean needed) {
            List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .toList();
            Optional<String> text = needed ? required(key, "one of " + names) : text(key);
            try {
                return text.map(
                        it -> Enum.valueOf(type, it.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                String found = text.orElse("");
                faults.add(
                        file.path(),
                        line(key),
                        "one of " + names,
                        "@" + key + "(" + found + ")",
                        Closest.hint(found, names, ""));
                return Optional.empty();
            }
        }

        Optional<Integer> worth(boolean needed) {
            Optional<String> text = needed ? required("worth", "0 to 100, more is better") : text("worth");
            Optional<Integer> worth = text.filter(it -> it.matches("\\d{1,3}"))
                    .map(Integer::valueOf)
                    .filter(it -> it <= 100);
            if (text.isPresent() && worth.isEmpty()) {
                faults.add(
                        file.path(),
                        line("worth"),
                        "@worth(0 to 100)",
                        "@worth(" + text.get() + ")",
                        "More is better.");
            }
            return worth;
        }

        Optional<Duration> goodFor() {
            Optional<Duration> goodFor = text("goodFor").flatMap(Durations::parse);
            if (goodFor.isEmpty() && notes.containsKey("goodFor")) {
                faults.add(
                        file.path(),
                        line("goodFor"),
                        "a duration such as 72h",
                        "\"" + text("goodFor").orElse("") + "\"",
                        "");
            }
            return goodFor;
        }
    }
}
