package dev.hush.rulebase;

import dev.hush.decision.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/**
 * The compiled rules of one stage; safe for several threads.
 *
 * <p>A rule that throws or goes round in circles is left out and the others are asked again, so that it harms nobody.
 */
final class StageRules {
    /** More firings than this in one decision are a loop. */
    private static final int MOST_FIRINGS = 1000;

    private static final Pattern NAMED = Pattern.compile("\"([^\"]+)\"");

    private final Stage stage;
    private final KieContainer container;
    private final KieBase base;
    private final Map<String, RuleHeader> headers;
    private final Set<String> types;
    private final boolean anyType;
    private final Map<String, LongAdder> spent = new ConcurrentHashMap<>();
    private final Map<Set<String>, KieBase> without = new ConcurrentHashMap<>();

    /** @param headers by the rule's name in DRL */
    StageRules(Stage stage, KieContainer container, Map<String, RuleHeader> headers, List<Optional<String>> types) {
        this.stage = stage;
        this.container = container;
        this.base = container.getKieBase();
        this.headers = Map.copyOf(headers);
        this.types = types.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        this.anyType = types.stream().anyMatch(Optional::isEmpty);
    }

    /** Microseconds that each rule of the stage took since it was asked last, by id; what is left of one stays. */
    Map<String, Long> drainMicros() {
        Map<String, Long> micros = new HashMap<>();
        spent.forEach((rule, nanos) -> {
            long whole = nanos.sum() / 1000;
            if (whole > 0) {
                nanos.add(-whole * 1000);
                micros.merge(id(rule), whole, Long::sum);
            }
        });
        return micros;
    }

    /** Whether any rule of the stage may fire for the event's type. */
    boolean concerns(String eventType) {
        return anyType || types.contains(eventType);
    }

    /** What the rules wished for and concluded. */
    record Outcome(Wish wish, List<Insight> insights) {}

    Outcome ask(Situation situation, List<?> facts) {
        Map<String, String> failed = new HashMap<>();
        while (true) {
            Attempt attempt = attempt(situation, facts, failed.keySet());
            if (attempt.failed().isEmpty() || failed.keySet().containsAll(attempt.failed())) {
                Outcome outcome = attempt.failed().isEmpty() ? attempt.outcome() : nothing(situation);
                failed.forEach((rule, message) -> outcome.wish().fault(id(rule), message));
                return outcome;
            }
            attempt.failed().forEach(rule -> failed.put(rule, attempt.message()));
        }
    }

    private static Outcome nothing(Situation situation) {
        return new Outcome(new Wish(situation), List.of());
    }

    private String id(String rule) {
        RuleHeader header = headers.get(rule);
        return header == null ? rule : header.id();
    }

    /** @param failed the rules that threw, by their names in DRL; empty when all went well */
    private record Attempt(Outcome outcome, Set<String> failed, String message) {}

    private Attempt attempt(Situation situation, List<?> facts, Set<String> leftOut) {
        Wish wish = new Wish(situation);
        Firing firing = new Firing(wish);
        KieSession session = baseWithout(leftOut).newKieSession();
        try {
            session.setGlobal("wish", wish);
            facts.forEach(session::insert);
            session.fireAllRules(firing::accept, MOST_FIRINGS);
            if (firing.count >= MOST_FIRINGS) {
                return new Attempt(nothing(situation), Set.of(firing.busiest()), "fired " + MOST_FIRINGS + " times");
            }
            return new Attempt(new Outcome(wish, insights(session)), Set.of(), "");
        } catch (RuntimeException | StackOverflowError e) {
            return new Attempt(nothing(situation), blamed(e, firing), message(e));
        } finally {
            session.dispose();
        }
    }

    /**
     * Knows which rule speaks, and how long it took: Drools looks at the rules one after the other, so the time from one
     * that speaks to the next is the next one's.
     */
    private final class Firing {
        private final Wish wish;
        private final Map<String, Integer> firings = new HashMap<>();
        private String rule = "";
        private int count;
        private long since = System.nanoTime();

        Firing(Wish wish) {
            this.wish = wish;
        }

        boolean accept(org.kie.api.runtime.rule.Match match) {
            rule = match.getRule().getName();
            count++;
            long now = System.nanoTime();
            spent.computeIfAbsent(rule, it -> new LongAdder()).add(now - since);
            since = now;
            if (count > MOST_FIRINGS / 2) {
                firings.merge(rule, 1, Integer::sum);
            }
            RuleHeader header = headers.get(rule);
            if (header != null) {
                wish.speaks(header);
            }
            return true;
        }

        String busiest() {
            return firings.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(rule);
        }
    }

    private static Set<String> blamed(Throwable thrown, Firing firing) {
        List<String> rules = new ArrayList<>();
        for (Throwable it = thrown; it != null; it = it.getCause()) {
            if (it instanceof ConsequenceException || it instanceof StackOverflowError) {
                return Set.of(firing.rule);
            }
            String text = String.valueOf(it.getMessage());
            int from = text.indexOf("[Rule ");
            if (from >= 0) {
                Matcher matcher = NAMED.matcher(text.substring(from));
                while (matcher.find()) {
                    rules.add(matcher.group(1));
                }
            }
        }
        return rules.isEmpty() ? Set.of(firing.rule) : new TreeSet<>(rules);
    }

    private static String message(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString();
    }

    private List<Insight> insights(KieSession session) {
        if (stage != Stage.UNDERSTAND) {
            return List.of();
        }
        return session.getObjects(Insight.class::isInstance).stream()
                .map(Insight.class::cast)
                .distinct()
                .sorted(Comparator.comparing(Insight::name))
                .toList();
    }

    private KieBase baseWithout(Set<String> leftOut) {
        return leftOut.isEmpty() ? base : without.computeIfAbsent(Set.copyOf(leftOut), this::copyWithout);
    }

    private KieBase copyWithout(Set<String> leftOut) {
        KieBase copy = container.newKieBase(KieServices.get().newKieBaseConfiguration());
        leftOut.stream()
                .filter(rule -> copy.getRule(stage.packageName(), rule) != null)
                .forEach(rule -> copy.removeRule(stage.packageName(), rule));
        return copy;
    }
}
