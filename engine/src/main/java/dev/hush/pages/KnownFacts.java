package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is known about a customer: each fact with where it came from and what it may be used for. */
final class KnownFacts {
    /** How often is a wish, and stands with the other wishes. */
    static final String MOST_PER_MONTH = "mostPerMonth";

    private static final String FIELD = "fact-";
    private static final int LONGEST = 200;

    private KnownFacts() {}

    /** One row for each fact that lives and that the predicate wants, by name; what the customer told can be changed. */
    static List<Map<String, Object>> rows(Visit visit, Predicate<String> wanted) {
        List<Map<String, Object>> rows = new ArrayList<>();
        living(visit).forEach((name, fact) -> {
            if (wanted.test(name)) {
                rows.add(row(visit, name, fact));
            }
        });
        return rows;
    }

    private static TreeMap<String, Fact> living(Visit visit) {
        TreeMap<String, Fact> living = new TreeMap<>(visit.customer().facts());
        living.values()
                .removeIf(fact ->
                        !fact.livesAt(visit.now()) || fact.value().toString().isEmpty());
        living.remove(MOST_PER_MONTH);
        return living;
    }

    private static Map<String, Object> row(Visit visit, String name, Fact fact) {
        Words words = visit.words();
        Map<String, Object> row = new HashMap<>();
        String value = text(fact.value());
        row.put("field", FIELD + name);
        row.put("name", words.name("fact", name));
        row.put("value", fact.value() instanceof Boolean yes ? words.say(yes ? "yes" : "no") : value);
        row.put("told", fact.provenance() == Provenance.DECLARED && fact.value() instanceof String);
        row.put("day", value.matches("\\d{4}-\\d\\d-\\d\\d"));
        row.put("options", name.equals("channel") ? channels(visit) : List.of());
        row.put("how", words.say("provenance." + fact.provenance()));
        row.put("since", Days.of(visit).say(fact.since()));
        row.put("purposes", purposes(words, fact));
        return row;
    }

    private static List<Map<String, String>> channels(Visit visit) {
        return visit.customer().addresses().keySet().stream()
                .sorted()
                .map(Channel::name)
                .map(name -> Map.of("value", name, "name", visit.words().say("channel." + name)))
                .toList();
    }

    private static String purposes(Words words, Fact fact) {
        return fact.purposes().stream()
                .sorted()
                .map(purpose -> words.say("purpose." + purpose))
                .collect(Collectors.joining(words.say("comma")));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
                : value.toString();
    }

    /** How often things happened that are counted, of the wanted types of events: a name and a number each. */
    static List<Map<String, String>> counts(Visit visit, EventCatalog catalog, Predicate<String> wanted) {
        Map<String, String> counts = new TreeMap<>();
        visit.customer()
                .events()
                .forEach((name, memory) -> Optional.ofNullable(catalog.types().get(name))
                        .filter(type -> wanted.test(name))
                        .flatMap(EventType::countAs)
                        .ifPresent(fact ->
                                counts.put(visit.words().name("fact", fact), Long.toString(memory.lifetime()))));
        return counts.entrySet().stream()
                .map(it -> Map.of("name", it.getKey(), "value", it.getValue()))
                .toList();
    }

    /** The addresses, with so much left out that a stranger who got hold of the link cannot use them. */
    static List<Map<String, String>> addresses(Visit visit) {
        CustomerState customer = visit.customer();
        return customer.addresses().entrySet().stream()
                .filter(it -> it.getKey() == Channel.EMAIL || it.getKey() == Channel.SMS)
                .sorted(Map.Entry.comparingByKey())
                .map(it -> Map.of("name", visit.words().say("address." + it.getKey()), "value", masked(it.getValue())))
                .toList();
    }

    static String masked(String address) {
        int at = address.indexOf('@');
        return at > 0
                ? address.substring(0, 1) + "…" + address.substring(at)
                : "…" + address.substring(Math.max(0, address.length() - 3));
    }

    /** What the form says that is new: of the facts that the customer told, those with another value now. */
    static Optional<Said> corrections(Visit visit) {
        Map<String, Object> changed = new HashMap<>();
        living(visit)
                .forEach((name, fact) -> visit.request()
                        .field(FIELD + name)
                        .filter(text -> fact.provenance() == Provenance.DECLARED && fact.value() instanceof String)
                        .filter(text -> text.length() <= LONGEST && !text.equals(fact.value()))
                        .ifPresent(text -> changed.put(name, text)));
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Said(HouseEvents.CUSTOMER_DECLARED, changed));
    }
}
