package dev.hush.template;

import ch.digitalfondue.mjml4j.Mjml4j.IncludeResolver;
import dev.hush.consent.Channel;
import dev.hush.engine.Fault;
import dev.hush.engine.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a workspace: one version of them, read whole, compiled when first needed.
 *
 * <p>A changed folder is loaded anew; this one goes on as it was read.
 */
public final class Templates implements Renderer {
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:href|src)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern SAFE_ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:|tel:|cid:|#).*");

    private final Folder folder;
    private final Catalog catalog;
    private final Previews previews;
    private final String defaultLanguage;
    private final Map<String, Object> brand;
    private final List<Fault> faults;
    private final Map<String, Mail> compiled = new ConcurrentHashMap<>();

    private Templates(Folder folder, String defaultLanguage, Map<String, Object> brand) {
        this.folder = folder;
        this.defaultLanguage = defaultLanguage;
        this.brand = Model.brand(brand);
        catalog = Catalog.of(folder);
        List<String> names = catalog.templates().keySet().stream()
                .map(Key::template)
                .distinct()
                .toList();
        previews = Previews.of(folder.nameOf(Folder.PREVIEWS), folder.files().get(Folder.PREVIEWS), names);
        List<Fault> all = new ArrayList<>(BrandCheck.of(this.brand));
        all.addAll(Check.of(folder, catalog, previews, defaultLanguage));
        faults = List.copyOf(all);
    }

    /**
     * Reads a templates folder and checks what can be checked without rendering.
     *
     * @param folder the workspace's templates folder
     * @param defaultLanguage the language of those for whom there is no better file
     * @param brand name, address, url and color, for {@code {{ brand.… }}}
     */
    public static Templates load(Path folder, String defaultLanguage, Map<String, Object> brand) {
        return new Templates(Folder.read(folder), defaultLanguage, brand);
    }

    /** What is wrong with the files, warnings among it; empty for nothing. */
    public List<Fault> faults() {
        return faults;
    }

    /** What only shows when every preview is rendered; takes a second where {@link #faults} takes none. */
    public List<Fault> proof() {
        List<Fault> found = new ArrayList<>();
        for (Preview preview : previews()) {
            String file = catalog.files(preview.key(), preview.language())
                    .map(files -> folder.nameOf(files.main().path()))
                    .orElse(preview.template());
            try {
                Rendered mail = render(preview);
                int length = mail.subject().length();
                if (length > Subject.READABLE) {
                    String expected = "a subject of at most " + Subject.READABLE + " characters";
                    found.add(new Fault(file, 1, expected, "" + length, "Phones cut it off.", true));
                }
                if (preview.channel() == Channel.EMAIL) {
                    HumaneLint.of(mail, preview.language())
                            .forEach(it -> found.add(new Fault(file, 1, it.expected(), it.found(), it.hint(), true)));
                }
            } catch (RenderException e) {
                found.add(Fault.of(file, 1, "a template that its preview renders", "" + e.getMessage(), "Mend it."));
            }
        }
        return found;
    }

    /** Every template in every channel and language, as far as preview.yaml has a model for it. */
    public List<Preview> previews() {
        List<Preview> all = new ArrayList<>();
        catalog.templates()
                .forEach((key, languages) -> languages
                        .keySet()
                        .forEach(language -> previews.model(key.template(), language, defaultLanguage)
                                .ifPresent(model ->
                                        all.add(new Preview(key.template(), key.channel(), language, model)))));
        return all;
    }

    /** One template in one channel and language, with the model to show it with. */
    public record Preview(String template, Channel channel, String language, Map<String, Object> model) {
        Key key() {
            return new Key(template, channel);
        }
    }

    /** The preview as a customer would get it. */
    public Rendered render(Preview preview) {
        return render(preview.template(), preview.channel(), preview.language(), preview.model());
    }

    @Override
    public Rendered render(String template, Channel channel, String language, Map<String, Object> model) {
        Key key = new Key(template, channel);
        String best = catalog.language(key, language, defaultLanguage)
                .orElseThrow(() -> new RenderException("expected a template " + key + ", found none"));
        Mail mail = compiled.computeIfAbsent(key + "." + best, name -> compile(key, best));
        try {
            return write(mail, Model.of(model, brand));
        } catch (Pen.Refusal | IllegalArgumentException e) {
            throw new RenderException(mail.name() + ": " + e.getMessage());
        }
    }

    private Rendered write(Mail mail, Map<String, Object> model) {
        Pen pen = Pens.PEN;
        Locale locale = Languages.locale(mail.language());
        String subject =
                mail.subject().map(part -> pen.plain(part, model, locale)).orElse("");
        String fault = mail.subject().isPresent() ? Subject.fault(subject) : "";
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("expected a subject of one readable line, found " + fault);
        }
        Optional<String> html = mail.html().map(part -> harmless(pen.html(part, model, locale)));
        String text = mail.text()
                .map(part -> PlainText.tidy(pen.plain(part, model, locale)))
                .orElseGet(() -> PlainText.of(html.orElse("")));
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected something to read, found an empty message");
        }
        return new Rendered(subject, html, text);
    }

    /** The HTML if all its links lead to where a mail may lead; data cannot put a script behind one. */
    private static String harmless(String html) {
        Matcher address = ADDRESS.matcher(html);
        while (address.find()) {
            if (!SAFE_ADDRESS.matcher(address.group(1)).matches()) {
                throw new IllegalArgumentException("expected links to http, mailto or tel, found another");
            }
        }
        return html;
    }

    private Mail compile(Key key, String language) {
        Catalog.Files files = catalog.files(key, language).orElseThrow();
        try {
            return Mail.compile(
                    language,
                    files.mjml(),
                    files.txt(),
                    new Includes(language, files.main().path()));
        } catch (RuntimeException e) { // the compiler throws what it likes
            throw new RenderException(files.main().path() + ": expected MJML that can be compiled, found other");
        }
    }

    /** Finds included files in the folder's memory, never on disk. */
    private final class Includes implements IncludeResolver {
        private final String language;
        private final String template;

        Includes(String language, String template) {
            this.language = language;
            this.template = template;
        }

        @Override
        public String resolvePath(String path, @Nullable String parent) {
            return source(path, parent == null ? template : parent).path();
        }

        @Override
        public String readResource(String resolved) {
            return source("/" + resolved, "").text();
        }

        private Source source(String path, String from) {
            return folder.include(path, from, language, defaultLanguage)
                    .orElseThrow(() -> new IllegalStateException("expected a file to include, found none"));
        }
    }

    /** Jinjava takes a third of a second to come up, so it comes up with the first message. */
    private static final class Pens {
        static final Pen PEN = new Pen();
    }
}
