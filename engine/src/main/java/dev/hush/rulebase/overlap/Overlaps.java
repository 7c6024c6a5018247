package dev.hush.rulebase.overlap;

import dev.hush.file.Faults;
import dev.hush.rulebase.ParsedRule;
import dev.hush.rulebase.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the rules of sentences stand to each other.
 *
 * <p>Bounds: engineers' DRL and decision tables are not looked at; windows of different length are different questions;
 * chance, caps and what other rules said are not played through. So a rule that is told here as never firing never does,
 * while others may never fire, too; and of two rules told as meeting, a guard may still stop one.
 */
public final class Overlaps {
    private final List<SpeakingRule> rules;

    public Overlaps(List<ParsedRule> rules) {
        this.rules = rules.stream()
                .filter(rule -> !rule.plain() && rule.stage() != Stage.HOUSE)
                .map(SpeakingRule::of)
                .toList();
    }

    /**
     * Two rules that can speak to the same person on the same day.
     *
     * @param first the one that goes first, by kind, then worth, then id
     * @param sameEvent whether they answer the same event, so that one message at most goes out
     */
    public record Meeting(String first, String second, boolean sameEvent, String why) {}

    /** All pairs that can meet, by the first rule and then the second. */
    public List<Meeting> meetings() {
        List<SpeakingRule> speaking = rules.stream()
                .filter(SpeakingRule::speaks)
                .filter(it -> !it.condition().never())
                .toList();
        List<Meeting> meetings = new ArrayList<>();
        for (int i = 0; i < speaking.size(); i++) {
            for (SpeakingRule other : speaking.subList(i + 1, speaking.size())) {
                if (speaking.get(i).meets(other)) {
                    meetings.add(meeting(speaking.get(i), other));
                }
            }
        }
        meetings.sort(java.util.Comparator.comparing(Meeting::first).thenComparing(Meeting::second));
        return meetings;
    }

    private static Meeting meeting(SpeakingRule one, SpeakingRule other) {
        boolean oneFirst = one.kind() != other.kind()
                ? one.kind().compareTo(other.kind()) < 0
                : one.worth() != other.worth()
                        ? one.worth() > other.worth()
                        : one.rule().id().compareTo(other.rule().id()) < 0;
        SpeakingRule first = oneFirst ? one : other;
        SpeakingRule second = oneFirst ? other : one;
        String why = first.kind() != second.kind()
                ? first.kind() + " before " + second.kind()
                : first.worth() != second.worth()
                        ? "worth " + first.worth() + " before " + second.worth()
                        : "by id, kind and worth are the same";
        return new Meeting(first.rule().id(), second.rule().id(), one.hears(other), why);
    }

    /** Tells the rules that never fire, and those that another one always beats. */
    public void tell(Faults faults) {
        for (SpeakingRule rule : rules) {
            if (rule.condition().never()) {
                faults.add(
                        rule.rule().file(),
                        rule.rule().line(),
                        "conditions that can hold together",
                        "some that contradict each other: " + contradiction(rule),
                        "Take one out, or write two rules.");
            }
        }
        List<SpeakingRule> speaking = rules.stream()
                .filter(SpeakingRule::speaks)
                .filter(it -> !it.condition().never())
                .toList();
        speaking.forEach(rule -> speaking.stream()
                .filter(Predicate.not(rule::equals))
                .filter(rule::alwaysBeatenBy)
                .findFirst()
                .ifPresent(winner -> faults.warn(
                        rule.rule().file(),
                        rule.rule().line(),
                        "a message that can go out",
                        "\"" + rule.rule().id() + "\" is always beaten by \""
                                + winner.rule().id() + "\", which asks for no more and is worth as much or more",
                        "Make it worth more, or let " + winner.rule().file() + " ask for more.")));
    }

    /** The first two sentences of which one rules out the other. */
    private static String contradiction(SpeakingRule rule) {
        List<ParsedRule.Asked> asks = rule.rule().asks();
        for (int i = 0; i < asks.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (SpeakingRule.contradict(asks.get(j), asks.get(i))) {
                    return "\"" + asks.get(j).spoken().text() + "\" and \""
                            + asks.get(i).spoken().text() + "\"";
                }
            }
        }
        return "all of them together";
    }
}
