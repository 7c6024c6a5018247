package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Consents;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Fact;
import dev.hush.customer.Freeze;
import dev.hush.decision.Situation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What sentences find, in words, for people who ask why a rule did not speak. */
public final class MatterText {
    private static final String UNKNOWN = "unknown";

    private final Matter matter;
    private final Situation situation;

    MatterText(Matter matter) {
        this.matter = matter;
        this.situation = matter.situation();
    }

    public String field(String name) {
        return situation.event().text(name).orElse("missing");
    }

    public String firstField(String name) {
        Object first = situation.event().data().get("of");
        Object value = first instanceof Map<?, ?> data ? data.get(name) : null;
        return value == null ? "missing" : value.toString();
    }

    /** @param purposes what it is asked for; a fact that may not be used for all of them is not told */
    public String fact(String name, int purposes) {
        return matter.fact(name, purposes).map(Object::toString).orElse(UNKNOWN);
    }

    public String facts(String one, String other, int purposes) {
        return fact(one, purposes) + ", and " + fact(other, purposes);
    }

    public String fieldAndFact(String field, String fact, int purposes) {
        return field(field) + ", and " + fact(fact, purposes);
    }

    public String tags(int purposes) {
        String tags = customer().facts().entrySet().stream()
                .filter(it -> it.getKey().startsWith("tag-") && visible(it.getValue(), purposes))
                .map(it -> it.getKey().substring(4))
                .sorted()
                .collect(Collectors.joining(", "));
        return tags.isEmpty() ? "no tag" : tags;
    }

    private boolean visible(Fact fact, int purposes) {
        return Purposes.allow(fact.purposes(), purposes) && fact.livesAt(situation.now());
    }

    public String country() {
        return customer().country().orElse(UNKNOWN);
    }

    public String language() {
        return customer().language().orElse(UNKNOWN);
    }

    public String consent(Purpose purpose, Channel channel) {
        Consents consents = customer().consents();
        if (consents.allows(purpose, channel, situation.now())) {
            return "a consent";
        }
        if (consents.optedOut(purpose, channel)) {
            return "a no";
        }
        return consents.expired(purpose, channel, situation.now()) ? "a consent that has run out" : "no consent";
    }

    public String toMakeGood() {
        String causes = customer().freezes().stream()
                .filter(it -> it.openAt(situation.now()))
                .map(Freeze::cause)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return causes.isEmpty() ? "nothing" : causes;
    }

    public String lateness() {
        if (situation.event().day("promised").isEmpty()) {
            return "no promised day";
        }
        long days = matter.daysLate();
        return days > 0 ? days + " days late" : "on time";
    }

    public String last(String event) {
        return customer().memoryOf(event).last().map(this::day).orElse("never");
    }

    public String answer() {
        return matter.answered() ? "an answer" : matter.unanswered() ? "no answer" : "no message yet";
    }

    public String place() {
        return customer().zone().map(ZoneId::getId).or(customer()::country).orElse(UNKNOWN);
    }

    public String reach(Channel channel) {
        return matter.reachable(channel)
                ? "an address"
                : customer().suppressed().containsKey(channel) ? "a suppressed address" : "no address";
    }

    public String lastSeen() {
        return customer().lastSeen().map(this::day).orElse("never seen");
    }

    public String lastSaidBy(String rule) {
        return customer().contacts().contacts().stream()
                .filter(it -> it.rule().equals(rule))
                .map(it -> it.countsAt(situation.now()))
                .max(Comparator.naturalOrder())
                .map(at -> "it spoke on " + day(at))
                .orElse("it never spoke");
    }

    public String today() {
        return situation.today().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + situation.today();
    }

    public String draw(String rule, int n) {
        double drawn = situation.luck(rule, n).drawn();
        return "%.3f drawn, %.3f favours".formatted(drawn, 1.0 / n);
    }

    private String day(Instant at) {
        return at.atZone(situation.zone()).toLocalDate().toString();
    }

    private CustomerState customer() {
        return situation.customer();
    }
}
