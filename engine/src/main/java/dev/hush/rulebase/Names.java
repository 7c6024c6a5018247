package dev.hush.rulebase;

import dev.hush.event.EventType;
import dev.hush.event.HouseEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a rule may name.
 *
 * @param templates empty where nobody knows which there are, and so nobody checks
 * @param followUps the follow-ups that rules wish for; empty where engineers' rules may wish for others
 * @param campaigns the campaigns of the workspace
 */
record Names(
        Map<String, EventType> events,
        Set<String> facts,
        Set<String> budgets,
        Set<String> duties,
        Optional<Set<String>> templates,
        Set<String> rules,
        Optional<Set<String>> followUps,
        Set<String> campaigns) {

    /** The names of a sort: rule, follow-up or campaign; empty where they are not known. */
    Optional<Set<String>> named(String sort) {
        return switch (sort) {
            case "rule" -> Optional.of(rules);
            case "follow-up" -> followUps;
            case "campaign" -> Optional.of(campaigns);
            default -> Optional.empty();
        };
    }

    /** The fields of an event; what a customer declares are facts, too. */
    Set<String> fields(String type) {
        EventType event = events.get(type);
        Set<String> fields =
                new HashSet<>(event == null ? Set.of() : event.fields().keySet());
        if (type.equals(HouseEvents.CUSTOMER_DECLARED)) {
            fields.addAll(facts);
        }
        return fields;
    }

    /** The follow-ups that the rules wish for, and the one that the house itself raises. */
    static Optional<Set<String>> followUps(List<ParsedRule> rules) {
        if (rules.stream().anyMatch(ParsedRule::plain)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>(Set.of(HouseEvents.CONFIRM_ADDRESS));
        rules.forEach(rule -> rule.then().forEach(it -> it.followUp().ifPresent(names::add)));
        return Optional.of(names);
    }
}
