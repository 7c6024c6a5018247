package dev.hush.template;

import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one MJML file as strictly as its author would wish: well formed, known elements, alt texts, links. */
final class MjmlCheck extends DefaultHandler {
    private static final Set<String> STRUCTURE = Set.of(
            "mjml",
            "mj-head",
            "mj-body",
            "mj-wrapper",
            "mj-section",
            "mj-group",
            "mj-column",
            "mj-hero",
            "mj-attributes");
    private static final Set<String> ELEMENTS = new TreeSet<>(Set.of(
            "mjml",
            "mj-head",
            "mj-body",
            "mj-title",
            "mj-preview",
            "mj-attributes",
            "mj-all",
            "mj-class",
            "mj-breakpoint",
            "mj-style",
            "mj-html-attributes",
            "mj-wrapper",
            "mj-section",
            "mj-group",
            "mj-column",
            "mj-hero",
            "mj-text",
            "mj-spacer",
            "mj-divider",
            "mj-raw",
            "mj-image",
            "mj-button",
            "mj-table",
            "mj-social",
            "mj-social-element",
            "mj-include"));
    private static final Set<String> ACTIVE = Set.of("script", "iframe", "form", "object", "embed", "link");
    private static final Set<String> SAYING = Set.of("mj-text", "mj-button", "mj-table", "mj-raw");

    private final String file;
    private final Predicate<String> includes;
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable Locator locator;
    private boolean inAttributes;
    private boolean says;
    private int titleLine;

    private MjmlCheck(String file, Predicate<String> includes) {
        this.file = file;
        this.includes = includes;
    }

    /**
     * What a check found out.
     *
     * @param says whether the file itself has words to read
     * @param titleLine the line of mj-title, 0 for none
     */
    record Outcome(List<Fault> faults, boolean says, int titleLine) {}

    /**
     * @param file the name for faults
     * @param includes whether an include's path leads to a file
     */
    static Outcome check(String file, Source source, Predicate<String> includes) {
        MjmlCheck check = new MjmlCheck(file, includes);
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            String harmless = Jinja.blot(source.text()).replaceAll("&([A-Za-z]+);", "_$1_");
            factory.newSAXParser().parse(new InputSource(new StringReader(harmless)), check);
        } catch (SAXParseException e) {
            check.malformed(e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("expected an XML parser that reads text, found none", e);
        }
        return new Outcome(check.faults, check.says, check.titleLine);
    }

    @Override
    public void setDocumentLocator(Locator here) {
        locator = here;
    }

    @Override
    public void error(SAXParseException e) {
        malformed(e);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        endWords();
        if (open.isEmpty() && !name.equals("mjml")) {
            fault("<mjml> around everything", "<" + name + ">", "Begin with <mjml><mj-body>.");
        } else if (name.startsWith("mj") && !inAttributes && !ELEMENTS.contains(name)) {
            fault("an element of MJML", "<" + name + ">", Closest.near(name, ELEMENTS) + " See mjml.io/documentation.");
        } else if (ACTIVE.contains(name)) {
            fault("nothing that mail programs refuse", "<" + name + ">", "Take it out.");
        }
        if (!inAttributes) {
            attributesOf(name, attributes);
        }
        inAttributes |= name.equals("mj-attributes");
        open.push(name);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        endWords();
        inAttributes &= !name.equals("mj-attributes");
        open.pop();
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        words.append(chars, start, length);
    }

    private void attributesOf(String name, Attributes attributes) {
        switch (name) {
            case "mj-image", "img" -> {
                if (attributes.getValue("alt") == null) {
                    fault("alt=\"…\" on an image", "none", "Say what it shows; alt=\"\" if it only decorates.");
                }
            }
            case "mj-button", "a" -> {
                if (blank(attributes.getValue("href"))) {
                    fault("href=\"…\" on <" + name + ">", "none", "Say where it leads, such as {{ brand.url }}.");
                }
            }
            case "mj-include" -> include(attributes.getValue("path"));
            case "mj-title" -> titleLine = line();
            default -> {
                // every other element may have whatever MJML lets it have
            }
        }
    }

    private void include(@Nullable String path) {
        if (path == null || !includes.test(path)) {
            fault(
                    "a file of templates/ to include",
                    path == null ? "no path" : "\"" + path + "\"",
                    "The built-in ones are ../_layout/header.mjml and ../_layout/footer.mjml.");
        }
    }

    private void endWords() {
        if (!words.toString().isBlank() && open.peek() != null) {
            if (STRUCTURE.contains(open.peek())) {
                fault("text inside mj-text or mj-raw", "text right in <" + open.peek() + ">", "Put it into <mj-raw>.");
            }
            says |= open.stream().anyMatch(SAYING::contains);
        }
        words.setLength(0);
    }

    private void malformed(SAXParseException e) {
        String what = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        faults.add(Fault.of(
                file,
                Math.max(1, e.getLineNumber()),
                "MJML in which every tag is closed and every attribute quoted",
                "\"" + what + "\"",
                "Write <br/> for <br> and &amp; for a single &."));
    }

    private void fault(String expected, String found, String hint) {
        faults.add(Fault.of(file, line(), expected, found, hint));
    }

    private int line() {
        return locator == null ? 1 : Math.max(1, locator.getLineNumber());
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
