package dev.hush.engine;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.engine.Courier.Message;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.Receipt;
import dev.hush.memory.MemoryStore;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import dev.hush.offer.Proposal.Expense;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** An engine on a memory store, with a clock that is set, rules that are lambdas and a courier that is one. */
final class Lab implements AutoCloseable {
    /** A Friday, 12:00 in Berlin. */
    static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    static final Chance CHANCE = new Chance(new byte[] {1});
    static final CustomerId ANA = new CustomerId("ana");

    final MemoryStore store = new MemoryStore();
    final List<Message> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Situation, Wishes>> rules = new ConcurrentHashMap<>();
    private final HushEngine engine;
    private final Dispatcher dispatcher;
    private volatile Instant now = NOON;
    private volatile Consumer<Message> courier = delivered::add;
    private int events;

    /** At most one optional message a day. */
    Lab() {
        this(2);
    }

    Lab(int lanes) {
        engine = new HushEngine(store, LabBook.of(rules), CHANCE, () -> now, lanes);
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), template);
        Courier door = new Courier() {
            @Override
            public void deliver(Message message) {
                courier.accept(message);
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
        dispatcher = new Dispatcher(engine, store, renderer, door, CHANCE, () -> now, Links.NONE, Runnable::run);
    }

    HushEngine engine() {
        return engine;
    }

    // ---- rules

    Lab when(String eventType, Function<Situation, Wishes> rule) {
        rules.put(eventType, rule);
        return this;
    }

    /** A message on the occasion, as a rule of that id proposes it. */
    static Wishes message(Situation situation, String rule, Kind kind, Purpose purpose) {
        return wishes(List.of(proposal(situation, rule, kind, purpose, Optional.empty())), List.of());
    }

    /** A kindness that comes with something for a euro out of the budget "small". */
    static Wishes surprise(Situation situation, String rule) {
        Optional<Expense> euro = Optional.of(new Expense("tea", "small", 100));
        return wishes(List.of(proposal(situation, rule, Kind.KINDNESS, Purpose.CARE, euro)), List.of());
    }

    static Wishes followUp(Situation situation, String name, Duration in, String unless) {
        Instant due = situation.event().time().plus(in);
        return wishes(List.of(), List.of(new FollowUpWish("asks", name, due, Optional.of(unless))));
    }

    private static Wishes wishes(List<Proposal> proposals, List<FollowUpWish> followUps) {
        return new Wishes(proposals, followUps, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static Proposal proposal(
            Situation situation, String rule, Kind kind, Purpose purpose, Optional<Expense> expense) {
        Instant until = situation.event().time().plus(Duration.ofHours(24));
        return new Proposal(rule, situation.occasion(), "t-" + rule, purpose, Channel.EMAIL, kind, 50, expense, until);
    }

    // ---- time, and what happens in it

    Instant now() {
        return now;
    }

    /** Moves the clock; nothing rings by itself. */
    Lab at(Instant instant) {
        now = instant;
        return this;
    }

    /** Moves the clock, then rings and dispatches as a node does. */
    Lab ringsAt(Instant instant) {
        at(instant);
        engine.ringDue();
        dispatcher.dispatchDue();
        return this;
    }

    int dispatch() {
        return dispatcher.dispatchDue();
    }

    Lab courier(Consumer<Message> next) {
        courier = next;
        return this;
    }

    /** Ana of Berlin, who has a contract and agreed to care and promotion. */
    Lab knowsAna() {
        submit("customer.declared", Map.of("email", "ana@example.com", "zone", "Europe/Berlin", "country", "DE"));
        submit("consent.given", Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL", "SERVICE/EMAIL")));
        return this;
    }

    /** Something that happens to Ana now. */
    Answer submit(String type, Map<String, Object> data) {
        return submit(new CustomerEvent("e" + events++, "t", type, ANA, now, data, Optional.empty()));
    }

    Answer submit(CustomerEvent event) {
        return answer(engine.submit(event));
    }

    /** The answer; a failure where the writer is gone, which would never give one. */
    static Answer answer(CompletionStage<Answer> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    // ---- what came of it

    CustomerState ana() {
        return store.load(List.of(ANA)).getOrDefault(ANA, CustomerState.unknown(ANA));
    }

    List<OutboxRow> outbox(OutboxStatus status) {
        return store.outbox(Optional.of(status), 100);
    }

    /** All answers to proposals about Ana, the oldest first: {@code rule SENT}, {@code rule DEFERRED QUIET_HOURS}. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        store.journalOf(ANA, 1000).forEach(entry -> {
            List<Receipt.Line> lines = entry.receipt().lines();
            for (int i = lines.size() - 1; i >= 0; i--) {
                Receipt.Line line = lines.get(i);
                answers.add(
                        0,
                        line.rule() + " " + line.answer()
                                + line.reason().map(it -> " " + it).orElse(""));
            }
        });
        return answers;
    }

    @Override
    public void close() {
        engine.close();
    }
}
