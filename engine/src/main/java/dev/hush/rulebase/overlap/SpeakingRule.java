package dev.hush.rulebase.overlap;

import dev.hush.consent.Channel;
import dev.hush.offer.Kind;
import dev.hush.rulebase.ParsedRule;
import dev.hush.rulebase.ParsedRule.Asked;
import java.util.List;
import java.util.Optional;

/** A rule, and when it holds as far as that can be told. */
record SpeakingRule(ParsedRule rule, Condition condition) {
    /** More alternatives than this are not followed. */
    private static final int MOST_ALTERNATIVES = 256;

    static SpeakingRule of(ParsedRule rule) {
        List<Condition> conditions =
                rule.asks().stream().map(SpeakingRule::condition).toList();
        return new SpeakingRule(rule, Condition.all(conditions, MOST_ALTERNATIVES));
    }

    static boolean contradict(Asked one, Asked other) {
        return Condition.all(List.of(condition(one), condition(other)), MOST_ALTERNATIVES)
                .never();
    }

    private static Condition condition(Asked asked) {
        return Condition.of(asked.drl().replaceFirst("^not (Insight\\(.*\\))$", "!$1"));
    }

    boolean speaks() {
        return !rule.messages().isEmpty() && rule.header().kind().isPresent();
    }

    Kind kind() {
        return rule.header().kind().orElseThrow();
    }

    int worth() {
        return rule.header().worth();
    }

    Optional<Channel> channel() {
        return rule.messages().get(0).channel().or(() -> rule.header().channel());
    }

    boolean hears(SpeakingRule other) {
        return rule.eventType().equals(other.rule.eventType());
    }

    /** What is asked of the customer and of the day, not of the event. */
    Condition ofThePerson() {
        return condition.only(
                it -> !it.matches("(is|isOneOf|number|given|first\\w*|daysLate|deliveredOnTime|hour|favours)\\(.*"));
    }

    /** Whether both may hold at once: for one event, or for two events of the same day. */
    boolean meets(SpeakingRule other) {
        Condition mine = hears(other) ? condition : ofThePerson();
        Condition theirs = hears(other) ? other.condition : other.ofThePerson();
        return !Condition.all(List.of(mine, theirs), MOST_ALTERNATIVES).never();
    }

    /**
     * Whether the other one speaks whenever this one would, and goes first: it hears of the same event, asks for no more,
     * is bound by the same guards (purpose, channel, kind), and its worth is above, or equal with an id that goes first.
     */
    boolean alwaysBeatenBy(SpeakingRule other) {
        boolean sameGuards = kind() == other.kind()
                && rule.header().purpose().equals(other.rule.header().purpose())
                && channel().equals(other.channel());
        boolean goesFirst = other.worth() > worth()
                || (other.worth() == worth() && other.rule.id().compareTo(rule.id()) < 0);
        boolean asLong = other.rule.header().goodFor().equals(rule.header().goodFor());
        return hears(other) && sameGuards && goesFirst && asLong && condition.within(other.condition);
    }
}
