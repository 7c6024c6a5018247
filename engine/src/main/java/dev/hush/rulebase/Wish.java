package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.decision.Wishes.HouseObjection;
import dev.hush.decision.Wishes.RuleFault;
import dev.hush.decision.Wishes.TaskWish;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import dev.hush.offer.Proposal.Expense;
import dev.hush.plan.FactChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what rules wish for in one situation; the only thing that a rule's consequence can touch. */
public final class Wish {
    private final Situation situation;
    private final Map<String, RuleHeader> headers;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<FollowUpWish> followUps = new ArrayList<>();
    private final List<TaskWish> tasks = new ArrayList<>();
    private final List<FactChange> facts = new ArrayList<>();
    private final List<HouseObjection> objections = new ArrayList<>();
    private final List<RuleFault> faults = new ArrayList<>();

    Wish(Situation situation, Map<String, RuleHeader> headers) {
        this.situation = situation;
        this.headers = headers;
    }

    /** Proposes a message on the rule's own channel. */
    public void propose(String rule, String template) {
        propose(rule, template, header(rule).channel());
    }

    public void propose(String rule, String template, Channel channel) {
        add(header(rule), template, channel, Optional.empty());
    }

    /** For decision tables and plain DRL: everything that a rule's head would say, in one line. */
    public void propose(
            String rule, Purpose purpose, Channel channel, Kind kind, int worth, String template) {
        add(
                new RuleHeader(rule, rule, "", purpose, channel, kind, worth, Optional.empty()),
                template,
                channel,
                Optional.empty());
    }

    /** Proposes a surprise that costs so much of a budget. */
    public void surprise(String rule, String name, String template, BigDecimal amount, String budget) {
        long cents = amount.movePointRight(2).longValue();
        add(header(rule), template, header(rule).channel(), Optional.of(new Expense(name, budget, cents)));
    }

    private void add(RuleHeader header, String template, Channel channel, Optional<Expense> expense) {
        Duration goodFor = header.goodFor().orElse(situation.house().goodFor());
        proposals.add(new Proposal(
                header.id(),
                situation.occasion(),
                template,
                header.purpose(),
                channel,
                header.kind(),
                header.worth(),
                expense,
                situation.event().time().plus(goodFor)));
    }

    public void followUp(String rule, String name, Duration in, @Nullable String unless) {
        followUps.add(new FollowUpWish(
                rule, name, situation.event().time().plus(in), Optional.ofNullable(unless)));
    }

    public void task(String rule, String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        tasks.add(new TaskWish(rule, name, text));
    }

    public void remember(String rule, String fact, Object value) {
        facts.add(new FactChange(rule, fact, Optional.of(value)));
    }

    public void forget(String rule, String fact) {
        facts.add(new FactChange(rule, fact, Optional.empty()));
    }

    public void object(String rule, Proposal proposal, String text) {
        objections.add(new HouseObjection(rule, proposal.rule(), text));
    }

    void fault(String rule, String message) {
        faults.add(new RuleFault(rule, message));
    }

    /** Takes back all that a rule wished for before it failed. */
    void takeBack(String rule) {
        proposals.removeIf(it -> it.rule().equals(rule));
        followUps.removeIf(it -> it.rule().equals(rule));
        tasks.removeIf(it -> it.rule().equals(rule));
        facts.removeIf(it -> it.rule().equals(rule));
        objections.removeIf(it -> it.houseRule().equals(rule));
    }

    List<Proposal> proposals() {
        return proposals;
    }

    private RuleHeader header(String rule) {
        RuleHeader header = headers.get(rule);
        if (header == null) {
            throw new IllegalArgumentException("expected the id of a rule with a head, found \"" + rule + "\"");
        }
        return header;
    }

    /** Everything wished for, in an order that does not depend on the order in which rules fired. */
    Wishes wishes(Matter matter) {
        return new Wishes(
                sorted(proposals, Comparator.comparing(Proposal::rule)
                        .thenComparing(Proposal::template)
                        .thenComparing(Proposal::channel)),
                sorted(followUps, Comparator.comparing(FollowUpWish::rule).thenComparing(FollowUpWish::name)),
                sorted(tasks, Comparator.comparing(TaskWish::rule).thenComparing(TaskWish::name)),
                sorted(facts, Comparator.comparing(FactChange::rule)
                        .thenComparing(FactChange::fact)
                        .thenComparing(it -> it.value().map(Object::toString).orElse(""))),
                sorted(objections, Comparator.comparing(HouseObjection::houseRule).thenComparing(HouseObjection::rule)),
                sorted(matter.luck(), Comparator.comparing(Wishes.Luck::experiment)),
                sorted(faults, Comparator.comparing(RuleFault::rule)));
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.size() < 2 ? List.copyOf(list) : list.stream().sorted(order).toList();
    }
}
