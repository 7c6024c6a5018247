package dev.hush.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import ch.digitalfondue.mjml4j.Mjml4j.Configuration;
import ch.digitalfondue.mjml4j.Mjml4j.IncludeResolver;
import ch.digitalfondue.mjml4j.Mjml4j.TextDirection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A template for one channel and language, compiled: only Jinja is left to do for each person.
 *
 * @param name the main file's path, for messages
 * @param subject Jinja for the subject; empty for none
 * @param html Jinja for the HTML part
 * @param text Jinja for the text part; empty where it is derived from the HTML
 */
record Mail(String name, String language, Optional<Part> subject, Optional<Part> html, Optional<Part> text) {
    private static final Pattern TITLE = Pattern.compile("<mj-title>(.*?)</mj-title>", Pattern.DOTALL);
    private static final Pattern TAG_LINE = Pattern.compile("(?m)^[ \\t]*(\\{%(?:(?!%}).)*%})[ \\t]*\n");
    private static final Pattern ROOT = Pattern.compile("<mjml>.*</mjml>", Pattern.DOTALL);
    private static final Pattern SUBJECT_LINE = Pattern.compile("\\A\\s*Subject:([^\n]*)(?:\n|\\z)");

    /** A text with Jinja in it, and the variables it names. */
    record Part(Source source, Variables variables, boolean hasJinja) {
        static Part of(String name, String text) {
            Source source = new Source(name, text);
            return new Part(
                    source, Variables.in(source), text.contains("{{") || text.contains("{%") || text.contains("{#"));
        }
    }

    /** Compiles the files of one template, channel and language; at least one of the two is there. */
    static Mail compile(String language, @Nullable Source mjml, @Nullable Source txt, IncludeResolver includes) {
        Optional<Part> text = Optional.ofNullable(txt).map(file -> Part.of(file.path(), bodyOf(file.text())));
        if (mjml == null) {
            String name = txt == null ? "" : txt.path();
            return new Mail(
                    name, language, Optional.ofNullable(txt).flatMap(Mail::subjectLine), Optional.empty(), text);
        }
        Jinja jinja = new Jinja();
        Configuration configuration = new Configuration(language, TextDirection.AUTO, new Hidden(includes, jinja));
        String html = jinja.show(Mjml4j.render(jinja.hide(mjml.text()), configuration));
        return new Mail(mjml.path(), language, title(mjml), Optional.of(Part.of(mjml.path(), html)), text);
    }

    /** The subject that mj-title gives; white space in the file is no white space of the subject. */
    static Optional<Part> title(Source mjml) {
        Matcher title = TITLE.matcher(mjml.text());
        return title.find() ? subject(mjml, unescape(title.group(1))) : Optional.empty();
    }

    /** The subject in the first line of a text file, {@code Subject: …}. */
    static Optional<Part> subjectLine(Source txt) {
        Matcher line = SUBJECT_LINE.matcher(txt.text());
        return line.find() ? subject(txt, line.group(1)) : Optional.empty();
    }

    private static Optional<Part> subject(Source file, String words) {
        String flat = words.replaceAll("\\s+", " ").strip();
        return flat.isEmpty() ? Optional.empty() : Optional.of(Part.of(file.path(), flat));
    }

    /** The text without its subject; a line of nothing but a Jinja tag leaves no empty line. */
    private static String bodyOf(String text) {
        String body = SUBJECT_LINE.matcher(text).replaceFirst("").stripLeading();
        return TAG_LINE.matcher(body).replaceAll("$1");
    }

    private static String unescape(String title) {
        Jinja jinja = new Jinja();
        return jinja.show(Parser.unescapeEntities(jinja.hide(title), false));
    }

    /** Hides the Jinja of included files too, and hands on their root alone: the compiler stumbles over comments. */
    private record Hidden(IncludeResolver includes, Jinja jinja) implements IncludeResolver {
        @Override
        public String readResource(String resolved) throws java.io.IOException {
            Matcher root = ROOT.matcher(includes.readResource(resolved));
            return jinja.hide(root.find() ? root.group() : "<mjml></mjml>");
        }

        @Override
        public String resolvePath(String path, @Nullable String parent) {
            return includes.resolvePath(path, parent);
        }
    }
}
