package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.decision.Wishes.HouseObjection;
import dev.hush.decision.Wishes.Luck;
import dev.hush.decision.Wishes.RuleFault;
import dev.hush.decision.Wishes.TaskWish;
import dev.hush.offer.Proposal;
import dev.hush.offer.Proposal.Expense;
import dev.hush.plan.FactChange;
import dev.hush.plan.Rest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what rules wish for in one situation; the only thing that a rule's consequence can touch. */
public final class Wish {
    private final Situation situation;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<FollowUpWish> followUps = new ArrayList<>();
    private final List<TaskWish> tasks = new ArrayList<>();
    private final List<FactChange> facts = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    private final List<HouseObjection> objections = new ArrayList<>();
    private final List<RuleFault> faults = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private @Nullable RuleHeader speaker;

    Wish(Situation situation) {
        this.situation = situation;
    }

    /** Whose wishes come next. */
    void speaks(RuleHeader rule) {
        speaker = rule;
        fired.add(rule.id());
    }

    Optional<String> speaker() {
        return Optional.ofNullable(speaker).map(RuleHeader::id);
    }

    /** Proposes a message on the rule's own channel. */
    public void propose(String template) {
        propose(template, channel());
    }

    public void propose(String template, Channel channel) {
        add(template, channel, Optional.empty());
    }

    /**
     * Proposes a message on the channel that the customer declared to like best ({@code channel}), where it may be used
     * for the rule's purpose now; else on the rule's own.
     */
    public void proposeLiked(String template) {
        CustomerState customer = situation.customer();
        Channel liked = customer.factText("channel", situation.now())
                .flatMap(Wish::channel)
                .filter(it -> customer.addresses().containsKey(it))
                .filter(it -> customer.consent(
                                rule().purpose().orElseThrow(() -> without("purpose")), it, situation.now())
                        .isPresent())
                .orElseGet(this::channel);
        propose(template, liked);
    }

    private static Optional<Channel> channel(String text) {
        return Stream.of(Channel.values())
                .filter(it -> it.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Proposes a surprise that costs so much of a budget. */
    public void surprise(String name, String template, double amount, String budget) {
        add(template, channel(), Optional.of(new Expense(name, budget, Math.round(amount * 100))));
    }

    private void add(String template, Channel channel, Optional<Expense> expense) {
        RuleHeader rule = rule();
        Duration goodFor = rule.goodFor().orElse(situation.house().goodFor());
        proposals.add(new Proposal(
                rule.id(),
                situation.occasion(),
                template,
                rule.purpose().orElseThrow(() -> without("purpose")),
                channel,
                rule.kind().orElseThrow(() -> without("kind")),
                rule.worth(),
                expense,
                situation.event().time().plus(goodFor)));
    }

    public void followUp(String name, long seconds) {
        followUp(name, seconds, null);
    }

    public void followUpOn(String name, DayOfWeek day) {
        followUpOn(name, day, null);
    }

    /** Comes back to it at the same hour of the next such day where the customer lives. */
    public void followUpOn(String name, DayOfWeek day, @Nullable String unless) {
        followUp(name, there().with(TemporalAdjusters.next(day)), unless);
    }

    public void followUpAt(String name, int hour) {
        followUpAt(name, hour, null);
    }

    /** Comes back to it when it is that hour the next time where the customer lives. */
    public void followUpAt(String name, int hour, @Nullable String unless) {
        ZonedDateTime today = there().with(LocalTime.of(hour, 0));
        followUp(name, today.isAfter(there()) ? today : today.plusDays(1), unless);
    }

    /** Comes back to it after so many seconds, unless an event of the type about the same occasion came first. */
    public void followUp(String name, long seconds, @Nullable String unless) {
        if (seconds < 1) { // asked again at the same instant, it would go round for ever
            throw new IllegalArgumentException("expected a follow-up in a second or more, found " + seconds);
        }
        followUp(name, there().plusSeconds(seconds), unless);
    }

    private void followUp(String name, ZonedDateTime due, @Nullable String unless) {
        followUps.add(new FollowUpWish(rule().id(), name, due.toInstant(), Optional.ofNullable(unless)));
    }

    /** The time of the event where the customer lives. */
    private ZonedDateTime there() {
        return situation.event().time().atZone(situation.zone());
    }

    /** Asks a person of the front line; the task's name is the text in lower case with hyphens. */
    public void ask(String text) {
        tasks.add(TaskWish.of(rule().id(), text));
    }

    public void remember(String fact, Object value) {
        facts.add(new FactChange(rule().id(), fact, Optional.of(value)));
    }

    public void forget(String fact) {
        facts.add(new FactChange(rule().id(), fact, Optional.empty()));
    }

    /** Asks for quiet: no kindness and no promotion for so many seconds from now on. */
    public void rest(long seconds) {
        rest(Duration.ofSeconds(seconds), Optional.empty());
    }

    /**
     * Asks for quiet until an event of the type happens, unless one happened since the event at hand; it is over once
     * nobody could remember what it was about.
     */
    public void restUntil(String type) {
        boolean over = situation
                .customer()
                .memoryOf(type)
                .last()
                .filter(it -> it.isAfter(situation.event().time()))
                .isPresent();
        if (!over) {
            rest(ContactHistory.KEPT, Optional.of(type));
        }
    }

    private void rest(Duration time, Optional<String> until) {
        Instant since = situation.event().time();
        rests.add(new Rest(
                rule().id(), situation.occasion(), since, situation.now().plus(time), until));
    }

    public void object(Proposal proposal, String text) {
        objections.add(new HouseObjection(rule().id(), proposal.rule(), text));
    }

    void fault(String rule, String message) {
        faults.add(new RuleFault(rule, message));
    }

    List<Proposal> proposals() {
        return sorted(proposals, PROPOSALS);
    }

    private Channel channel() {
        return rule().channel().orElseThrow(() -> without("channel"));
    }

    private RuleHeader rule() {
        if (speaker == null) {
            throw new IllegalStateException("expected a rule that fires, found none");
        }
        return speaker;
    }

    private IllegalArgumentException without(String annotation) {
        return new IllegalArgumentException("expected @" + annotation + " on rule " + rule().id() + ", found none");
    }

    // ---- the end: everything in an order that does not depend on the order in which rules fired

    private static final Comparator<Proposal> PROPOSALS = Comparator.comparing(Proposal::rule)
            .thenComparing(Proposal::template)
            .thenComparing(Proposal::channel)
            .thenComparing(it -> it.expense().map(Expense::surprise).orElse(""));

    /** Everything wished for in all stages, each once, in the order of rule ids. */
    static Wishes all(List<Wish> stages, Collection<Luck> luck) {
        Wish sum = new Wish(stages.get(0).situation);
        for (Wish stage : stages) {
            sum.proposals.addAll(stage.proposals);
            sum.followUps.addAll(stage.followUps);
            sum.tasks.addAll(stage.tasks);
            sum.facts.addAll(stage.facts);
            sum.rests.addAll(stage.rests);
            sum.objections.addAll(stage.objections);
            sum.faults.addAll(stage.faults);
            sum.fired.addAll(stage.fired);
        }
        return sum.wishes(luck);
    }

    private Wishes wishes(Collection<Luck> luck) {
        return new Wishes(
                sorted(proposals, PROPOSALS),
                sorted(
                        followUps,
                        Comparator.comparing(FollowUpWish::rule)
                                .thenComparing(FollowUpWish::name)
                                .thenComparing(FollowUpWish::due)),
                sorted(tasks, Comparator.comparing(TaskWish::rule).thenComparing(TaskWish::name)),
                sorted(
                        facts,
                        Comparator.comparing(FactChange::rule)
                                .thenComparing(FactChange::fact)
                                .thenComparing(
                                        it -> it.value().map(Object::toString).orElse(""))),
                sorted(
                        objections,
                        Comparator.comparing(HouseObjection::houseRule)
                                .thenComparing(HouseObjection::rule)
                                .thenComparing(HouseObjection::text)),
                sorted(luck, Comparator.comparing(Luck::experiment).thenComparing(Luck::favoured)),
                sorted(faults, Comparator.comparing(RuleFault::rule).thenComparing(RuleFault::message)),
                sorted(
                        rests,
                        Comparator.comparing(Rest::rule)
                                .thenComparing(Rest::ends)
                                .thenComparing(it -> it.until().orElse(""))),
                sorted(fired, Comparator.naturalOrder()));
    }

    private static <T> List<T> sorted(Collection<T> all, Comparator<T> order) {
        return all.size() < 2
                ? List.copyOf(all)
                : all.stream().distinct().sorted(order).toList();
    }
}
