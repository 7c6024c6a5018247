package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.Houses;
import dev.hush.decision.Reason;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Courier.Message;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.journal.JournalEntry;
import dev.hush.memory.MemoryStore;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import dev.hush.offer.Proposal.Expense;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HushEngineTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});

    private final MemoryStore store = new MemoryStore();
    private final List<Message> delivered = new CopyOnWriteArrayList<>();
    private final List<DeliveryException> refusals = new ArrayList<>();
    private final HushEngine engine = new HushEngine(store, book(), CHANCE, InstantSource.fixed(NOON), 2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void answersTheSameEventTwiceAsADuplicate() {
        assertThat(submit(order("ana", "1"))).isEqualTo(Answer.TAKEN_UNDECLARED);
        assertThat(submit(order("ana", "1"))).isEqualTo(Answer.DUPLICATE);
        assertThat(store.journalOf(new CustomerId("ana"), 10)).hasSize(1);
    }

    @Test
    void sendsOneOfAThousandConcurrentEventsToACustomerWithAttentionForOne() {
        know("ana");
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(engine.submit(order("ana", "o" + i)).toCompletableFuture());
        }
        answers.forEach(CompletableFuture::join);
        dispatcher().dispatchDue();

        assertThat(delivered).hasSize(1);
        assertThat(store.journalOf(new CustomerId("ana"), 2000).stream()
                        .flatMap(entry -> entry.receipt().lines().stream())
                        .filter(line ->
                                line.reason().filter(Reason.CAP_TOTAL::equals).isPresent()))
                .hasSize(999);
    }

    @Test
    void neverDrawsMoreThanABudgetHas() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            know("c" + i);
        }
        for (int i = 0; i < 40; i++) {
            answers.add(
                    engine.submit(event("c" + i, "s" + i, "surprise.wanted")).toCompletableFuture());
        }
        answers.forEach(CompletableFuture::join);

        Budget budget = engine.rulebook().house().budgets().get("small");
        assertThat(store.drawn(Set.of(budget.accountAt(NOON))).get(budget.accountAt(NOON)))
                .isEqualTo(1000);
        assertThat(store.outbox(Optional.empty(), 100)).hasSize(10);
    }

    @Test
    void asksTheLawAgainAtDispatch() {
        know("ana");
        submit(order("ana", "1"));
        submit(new CustomerEvent(
                "w", "t", "consent.withdrawn", new CustomerId("ana"), NOON, Map.of(), Optional.empty()));

        dispatcher().dispatchDue();

        assertThat(delivered).isEmpty();
        assertThat(store.outbox(Optional.of(OutboxStatus.STOPPED), 10)).hasSize(1);
        JournalEntry last = store.journalOf(new CustomerId("ana"), 1).get(0);
        assertThat(last.receipt().lines().get(0).reason()).contains(Reason.OPTED_OUT);
    }

    @Test
    void postponesWhatAChannelDidNotTake() {
        know("ana");
        submit(order("ana", "1"));
        refusals.add(new DeliveryException("busy", Verdict.AGAIN, null));

        dispatcher().dispatchDue();

        assertThat(store.outbox(Optional.of(OutboxStatus.PENDING), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.nextAttempt()).contains(NOON.plusSeconds(5)));
    }

    @Test
    void aPermanentFailureIsADeadLetterThatCanBeSentAgain() {
        know("ana");
        submit(order("ana", "1"));
        refusals.add(new DeliveryException("no such mailbox", Verdict.NO_SUCH_ADDRESS, null));
        dispatcher().dispatchDue();
        String key = store.outbox(Optional.of(OutboxStatus.DEAD), 10)
                .get(0)
                .outreach()
                .key();

        assertThat(store.sendAgain(key, NOON)).isTrue();
    }

    @Test
    void setsAsideAnEventThatCannotBeDecidedAndGoesOn() {
        assertThat(submit(event("ana", "bad", "poison.taken"))).isEqualTo(Answer.DEAD_LETTER);
        assertThat(submit(order("ana", "1"))).isEqualTo(Answer.TAKEN_UNDECLARED);
        assertThat(store.deadLetters(10)).hasSize(1);
    }

    private Dispatcher dispatcher() {
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), "t");
        Courier courier = new Courier() {
            @Override
            public void deliver(Message message) {
                if (!refusals.isEmpty()) {
                    throw refusals.remove(0);
                }
                delivered.add(message);
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
        return new Dispatcher(
                engine, store, renderer, courier, CHANCE, InstantSource.fixed(NOON), Links.NONE, Runnable::run);
    }

    private void know(String customer) {
        submit(new CustomerEvent(
                "d" + customer,
                "t",
                "customer.declared",
                new CustomerId(customer),
                NOON.minusSeconds(60),
                Map.of("email", customer + "@example.com", "zone", "Europe/Berlin", "country", "DE"),
                Optional.empty()));
        submit(new CustomerEvent(
                "c" + customer,
                "t",
                "consent.given",
                new CustomerId(customer),
                NOON.minusSeconds(60),
                Map.of("consents", List.of("CARE/EMAIL")),
                Optional.empty()));
    }

    private Answer submit(CustomerEvent event) {
        return engine.submit(event).toCompletableFuture().join();
    }

    private static CustomerEvent order(String customer, String id) {
        return event(customer, id, "order.placed");
    }

    private static CustomerEvent event(String customer, String id, String type) {
        return new CustomerEvent(id, "t", type, new CustomerId(customer), NOON, Map.of(), Optional.empty());
    }

    /** Thanks for every order; a surprise of a euro where one is wanted; poison is not decided. */
    private static Rulebook book() {
        HouseTables law = HouseTables.lawOnly(ZoneId.of("UTC"));
        HouseTables house = new Houses()
                .caps(new Cap(Optional.empty(), Optional.empty(), 1, Optional.of(Duration.ofDays(1))))
                .budget(new Budget("small", 1000, Budget.Period.MONTH))
                .tables();
        RuleBase rules = new RuleBase() {
            @Override
            public String version() {
                return "test";
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of();
            }

            @Override
            public Wishes consider(Situation situation) {
                return switch (situation.event().type()) {
                    case "order.placed" -> wish(situation, Optional.empty());
                    case "surprise.wanted" -> wish(situation, Optional.of(new Expense("tea", "small", 100)));
                    case "poison.taken" -> throw new IllegalStateException("poison");
                    default -> Wishes.NONE;
                };
            }
        };
        return new Rulebook(rules, house, new Learning(new EventCatalog(Map.of()), Map.of(), List.of()));
    }

    private static Wishes wish(Situation situation, Optional<Expense> expense) {
        Proposal proposal = new Proposal(
                "r",
                situation.occasion(),
                "t",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                50,
                expense,
                situation.event().time().plus(Duration.ofHours(24)));
        return new Wishes(List.of(proposal), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
