package dev.hush.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import com.hubspot.jinjava.lib.Importable;
import com.hubspot.jinjava.tree.Node;
import dev.hush.template.Variables.Variable;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes a model into a text with Jinja, or refuses; nothing of the model gets into a refusal.
 *
 * <p>Conditions, loops over lists of the model and {@link Filters#ALLOWED} are all it knows. Safe for several threads.
 */
final class Pen {
    static final long LONGEST_OUTPUT = 400_000;

    private static final Set<String> TAGS =
            Set.of("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "unless", "endunless");
    private static final int MOST_STEPS = 20_000;
    private static final long MOST_MILLIS = 2_000;

    private final Map<Library, Set<String>> disabled = disabled(new Jinjava().getGlobalContext());
    private final Jinjava html = jinjava(true);
    private final Jinjava plain = jinjava(false);

    /** Writes the part with every value escaped for HTML. */
    String html(Mail.Part part, Map<String, Object> model, Locale locale) {
        return write(html, part, model, locale);
    }

    /** Writes the part with every value as it is. */
    String plain(Mail.Part part, Map<String, Object> model, Locale locale) {
        return write(plain, part, model, locale);
    }

    private String write(Jinjava jinjava, Mail.Part part, Map<String, Object> model, Locale locale) {
        if (!part.hasJinja()) {
            return part.source().text();
        }
        for (Variable missing : part.variables().missing(model)) {
            throw new Refusal(missing.path(), "expected a value for {{ " + missing.path() + " }}, found none");
        }
        RenderResult result = jinjava.renderForResult(part.source().text(), model, limits(locale));
        for (TemplateError error : result.getErrors()) {
            throw refusal(error);
        }
        return result.getOutput();
    }

    private JinjavaConfig limits(Locale locale) {
        return config().withLocale(locale)
                .withNodePreProcessor(new Limit()::step)
                .build();
    }

    private JinjavaConfig.Builder config() {
        return JinjavaConfig.newBuilder()
                .withDisabled(disabled)
                .withTimeZone(ZoneOffset.UTC)
                .withElResolver(PlainValues.RESOLVER)
                .withFailOnUnknownTokens(true)
                .withNestedInterpretationEnabled(false)
                .withMaxOutputSize(LONGEST_OUTPUT)
                .withMaxStringLength(LONGEST_OUTPUT)
                .withMaxListSize(1000)
                .withMaxMapSize(1000)
                .withRangeLimit(0)
                .withMaxRenderDepth(10)
                .withMaxMacroRecursionDepth(0);
    }

    private Jinjava jinjava(boolean escaping) {
        Jinjava jinjava = new Jinjava(config().build());
        jinjava.getGlobalContext().setAutoEscape(escaping);
        Filters.OWN.forEach(jinjava::registerFilter);
        return jinjava;
    }

    private static Map<Library, Set<String>> disabled(Context all) {
        return Map.of(
                Library.TAG, namesExcept(all.getAllTags(), TAGS::contains),
                Library.FILTER, namesExcept(all.getAllFilters(), Filters.ALLOWED::contains),
                Library.FUNCTION, namesExcept(all.getAllFunctions(), name -> false));
    }

    private static Set<String> namesExcept(Collection<? extends Importable> library, Predicate<String> allowed) {
        return library.stream()
                .map(Importable::getName)
                .filter(allowed.negate())
                .collect(Collectors.toSet());
    }

    /** Jinjava's own messages may quote data, so only what the template itself says is passed on. */
    private static Refusal refusal(TemplateError error) {
        if (error.getException() instanceof UnknownTokenException unknown) {
            String token = unknown.getToken().strip();
            return new Refusal(token, "expected a value for {{ " + token + " }}, found none");
        }
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return new Refusal("", kind(error));
    }

    private static String kind(TemplateError error) {
        String reason = error.getReason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "expected Jinja that can be rendered, found " + reason;
    }

    /** Bounds how long one rendering may take, in steps and in time. */
    private static final class Limit {
        private final long begun = System.nanoTime();
        private int steps;

        void step(Node node, JinjavaInterpreter interpreter) {
            steps++;
            if (steps > MOST_STEPS || System.nanoTime() - begun > MOST_MILLIS * 1_000_000) {
                throw new Refusal(
                        "", "expected at most " + MOST_STEPS + " steps in " + MOST_MILLIS + " ms, found more");
            }
        }
    }

    /** Why a text could not be written. */
    static final class Refusal extends InterpretException {
        private static final long serialVersionUID = 1;

        private final String variable;

        Refusal(String variable, String message) {
            super(message);
            this.variable = variable;
        }

        String variable() {
            return variable;
        }
    }
}
