package dev.hush.rulebase.overlap;

import dev.hush.rulebase.overlap.Domain.Numbers;
import dev.hush.rulebase.overlap.Domain.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one constraint of a rule asks for: one of some alternatives, each of which says in what domain some expressions are.
 *
 * <p>It knows comparisons with a number, equality with a word, and yes or no; of anything else it knows that it is the
 * same as what is written the same.
 */
record Condition(List<Map<String, Domain>> alternatives) {
    private static final Pattern COMPARISON = Pattern.compile("(.+?) (==|<=|>=|<|>) (-?\\d+(?:\\.\\d+)?)L?");
    private static final Pattern PER_DAY = Pattern.compile("(.+) \\* 86400L");
    private static final Pattern CALL = Pattern.compile("(!?)(\\w+)\\((.*)\\)");

    private static final Pattern ARGUMENT = Pattern.compile("\"[^\"]*\"|[^,\\s][^,]*");

    /** Calls whose last argument is the one value that the rest has. */
    private static final Set<String> EQUALITY = Set.of("is", "firstIs", "livesIn", "weekday", "month");

    private static final Words WEEKEND = new Words(false, Set.of("DayOfWeek.SATURDAY", "DayOfWeek.SUNDAY"));

    /** @param constraint DRL as sentences compile to it, their values put in */
    static Condition of(String constraint) {
        return new Condition(
                Stream.of(constraint.split(" \\|\\| ")).map(Condition::all).toList());
    }

    /** The conditions of several sentences, all of which have to hold; an alternative that cannot hold is left out. */
    static Condition all(List<Condition> conditions, int mostAlternatives) {
        List<Map<String, Domain>> alternatives = List.of(Map.of());
        for (Condition condition : conditions) {
            List<Map<String, Domain>> next = new ArrayList<>();
            for (Map<String, Domain> before : alternatives) {
                condition.alternatives.forEach(more -> next.add(both(before, more)));
            }
            if (next.size() > mostAlternatives) {
                continue; // too many to follow: what this one asks for is not looked at, so nothing false is said
            }
            alternatives = next.stream()
                    .filter(it -> it.values().stream().noneMatch(Domain::isEmpty))
                    .toList();
        }
        return new Condition(alternatives);
    }

    boolean never() {
        return alternatives.isEmpty();
    }

    /** Whether this one holds only where the other does. */
    boolean within(Condition other) {
        return alternatives.stream()
                .allMatch(mine -> other.alternatives.stream().anyMatch(theirs -> within(mine, theirs)));
    }

    private static boolean within(Map<String, Domain> mine, Map<String, Domain> theirs) {
        return theirs.entrySet().stream()
                .allMatch(it ->
                        mine.containsKey(it.getKey()) && mine.get(it.getKey()).within(it.getValue()));
    }

    /** Only what is asked of such expressions. */
    Condition only(java.util.function.Predicate<String> expressions) {
        return new Condition(alternatives.stream()
                .map(it -> {
                    Map<String, Domain> some = new TreeMap<>(it);
                    some.keySet().removeIf(expressions.negate());
                    return some;
                })
                .toList());
    }

    private static Map<String, Domain> both(Map<String, Domain> some, Map<String, Domain> more) {
        Map<String, Domain> all = new TreeMap<>(some);
        more.forEach((expression, domain) -> all.merge(expression, domain, Domain::and));
        return all;
    }

    private static Map<String, Domain> all(String constraint) {
        Map<String, Domain> all = new TreeMap<>();
        for (String atom : constraint.split(" && ")) {
            all = both(all, atom(atom.strip()));
        }
        return all;
    }

    private static Map<String, Domain> atom(String atom) {
        Matcher comparison = COMPARISON.matcher(atom);
        if (comparison.matches()) {
            Matcher perDay = PER_DAY.matcher(comparison.group(1));
            double number = Double.parseDouble(comparison.group(3));
            boolean days = perDay.matches();
            return number(
                    days ? perDay.group(1) : comparison.group(1),
                    Numbers.compared(comparison.group(2), days ? number / 86_400 : number));
        }
        Matcher call = CALL.matcher(atom);
        return call.matches() ? call(call.group(1).isEmpty(), call.group(2), call.group(3)) : said(atom, true);
    }

    /** What a comparison says, and what it lets one conclude. */
    private static Map<String, Domain> number(String expression, Numbers numbers) {
        Map<String, Domain> all = new TreeMap<>(Map.of(expression, numbers));
        Matcher call = CALL.matcher(expression);
        if (call.matches() && call.group(2).equals("factNumber")) {
            all.putAll(said("factKnown(" + call.group(3) + ")", true));
        }
        if (call.matches() && call.group(2).equals("timesWithin") && numbers.least() > 0) {
            all.put("times(" + arguments(call.group(3)).get(0) + ")", Numbers.compared(">=", numbers.least()));
        }
        return all;
    }

    private static Map<String, Domain> call(boolean yes, String name, String text) {
        List<String> arguments = arguments(text);
        String rest = String.join(", ", arguments.subList(0, Math.max(0, arguments.size() - 1)));
        String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
        if (EQUALITY.contains(name) && !arguments.isEmpty()) {
            return Map.of(name + "(" + rest + ")", new Words(!yes, Set.of(last)));
        }
        return switch (name) {
            case "weekend" -> Map.of("weekday()", new Words(!yes, WEEKEND.words()));
            case "isOneOf" -> Map.of("is(" + rest + ")", new Words(!yes, choices(last)));
            case "factIs", "factIsOneOf" -> fact(yes, name, arguments);
            case "deliveredOnTime" ->
                yes ? number("daysLate()", Numbers.compared("<=", 0)) : said("deliveredOnTime()", false);
            case "spoke" -> spoke(yes, text, arguments);
            default -> said(name + "(" + text + ")", yes);
        };
    }

    private static Map<String, Domain> fact(boolean yes, String name, List<String> arguments) {
        String known = arguments.get(0) + ", " + arguments.get(2);
        Set<String> values = name.equals("factIs") ? Set.of(arguments.get(1)) : choices(arguments.get(1));
        Map<String, Domain> all = new TreeMap<>(Map.of("factIs(" + known + ")", new Words(!yes, values)));
        if (yes) {
            all.putAll(said("factKnown(" + known + ")", true));
        }
        return all;
    }

    /** Who spoke lately has spoken; a rule that never spoke did not speak lately either. */
    private static Map<String, Domain> spoke(boolean yes, String text, List<String> arguments) {
        Map<String, Domain> all = new TreeMap<>(said("spoke(" + text + ")", yes));
        if (yes) {
            all.putAll(said("everSpoke(" + arguments.get(0) + ")", true));
        }
        return all;
    }

    private static Map<String, Domain> said(String expression, boolean truth) {
        return Map.of(expression, Words.truth(truth));
    }

    private static Set<String> choices(String quoted) {
        return Stream.of(quoted.replace("\"", "").split("\\|"))
                .map(it -> '"' + it + '"')
                .collect(java.util.stream.Collectors.toSet());
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(it -> it.group().strip()).toList();
    }
}
