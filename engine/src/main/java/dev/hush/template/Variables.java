package dev.hush.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a text with Jinja names.
 *
 * <p>A variable that is anywhere asked {@code is defined} or given a {@code default} is optional in the whole text; every
 * other must have a value whenever the text is rendered, also in a branch that is not taken.
 */
record Variables(List<Variable> all) {
    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)(?!\\w|\\s*\\()");
    private static final Pattern BEFORE_FILTER_OR_TEST = Pattern.compile("(?:\\||\\bis(?:\\s+not)?\\s)\\s*$");
    private static final Pattern OPTIONAL =
            Pattern.compile("^\\s*(?:\\|\\s*(?:default|d)\\b|is\\s+(?:not\\s+)?defined)");
    private static final Pattern LOOP = Pattern.compile("^\\s*for\\s+(\\w+)(?:\\s*,\\s*(\\w+))?\\s+in\\b");
    private static final Pattern SET = Pattern.compile("^\\s*set\\s+(\\w+)\\s*=");
    private static final Pattern TAG = Pattern.compile("^\\s*(\\w+)");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "null", "True", "False", "None");

    /** @param line from 1 */
    record Variable(String path, int line, boolean optional) {
        String namespace() {
            return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        }
    }

    static Variables in(Source source) {
        List<Variable> found = new ArrayList<>();
        Set<String> locals = new HashSet<>(Set.of("loop"));
        Matcher span = Jinja.SPAN.matcher(source.text());
        while (span.find()) {
            if (!span.group().startsWith("{#")) {
                read(span.group(), source.lineAt(span.start()), locals, found);
            }
        }
        Set<String> optional = new HashSet<>();
        found.stream().filter(Variable::optional).forEach(variable -> optional.add(variable.path()));
        return new Variables(found.stream()
                .filter(variable -> !locals.contains(variable.namespace()))
                .map(variable -> new Variable(variable.path(), variable.line(), optional.contains(variable.path())))
                .distinct()
                .toList());
    }

    /** The variables that must have a value and have none in the model. */
    List<Variable> missing(Map<String, ?> model) {
        return all.stream()
                .filter(variable -> !variable.optional() && !has(model, variable.path()))
                .toList();
    }

    boolean names(String path) {
        return all.stream().anyMatch(variable -> variable.path().equals(path));
    }

    private static boolean has(Map<String, ?> model, String path) {
        Object value = model;
        for (String step : path.split("\\.")) {
            if (value instanceof Map<?, ?> map && map.get(step) != null) {
                value = map.get(step);
            } else {
                return false;
            }
        }
        return true;
    }

    private static void read(String span, int line, Set<String> locals, List<Variable> found) {
        String code = STRING.matcher(span.substring(2, span.length() - 2).replaceAll("^-|-$", " "))
                .replaceAll(string -> " ".repeat(string.group().length()));
        if (span.startsWith("{%")) {
            code = withoutTag(code, locals);
        }
        Matcher name = NAME.matcher(code);
        while (name.find()) {
            String before = code.substring(0, name.start());
            String after = code.substring(name.end());
            boolean argument = after.matches("(?s)\\s*=(?!=).*");
            if (!WORDS.contains(name.group())
                    && !argument
                    && !BEFORE_FILTER_OR_TEST.matcher(before).find()) {
                found.add(
                        new Variable(name.group(), line, OPTIONAL.matcher(after).find()));
            }
        }
    }

    private static String withoutTag(String code, Set<String> locals) {
        Matcher loop = LOOP.matcher(code);
        if (loop.find()) {
            locals.add(loop.group(1));
            if (loop.group(2) != null) {
                locals.add(loop.group(2));
            }
            return code.substring(loop.end());
        }
        Matcher set = SET.matcher(code);
        if (set.find()) {
            locals.add(set.group(1));
            return code.substring(set.end());
        }
        return TAG.matcher(code).replaceFirst(" ");
    }
}
