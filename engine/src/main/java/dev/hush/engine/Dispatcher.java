package dev.hush.engine;

import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Objection;
import dev.hush.decision.Reason;
import dev.hush.engine.Arrival.Dispatched;
import dev.hush.engine.Arrival.Failed;
import dev.hush.engine.Arrival.HandedOver;
import dev.hush.engine.Arrival.Postponed;
import dev.hush.engine.Arrival.Stopped;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Courier.Message;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Renderer.RenderException;
import dev.hush.engine.Store.Pending;
import dev.hush.event.CustomerId;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was committed: the law once more, then written, handed over, and counted.
 *
 * <p>Deliveries of one round run in parallel, those to one customer one after the other. A message is handed over at
 * least once: after a crash between hand-over and commit it is handed over again under the same key.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);

    private final HushEngine engine;
    private final Store store;
    private final Renderer renderer;
    private final Courier courier;
    private final Chance chance;
    private final InstantSource clock;
    private final Links links;
    private final Executor executor;

    public Dispatcher(
            HushEngine engine,
            Store store,
            Renderer renderer,
            Courier courier,
            Chance chance,
            InstantSource clock,
            Links links,
            Executor executor) {
        this.engine = engine;
        this.store = store;
        this.renderer = renderer;
        this.courier = courier;
        this.chance = chance;
        this.clock = clock;
        this.links = links;
        this.executor = executor;
    }

    /** Sends all that is due now; returns how many were attempted, once their outcome is committed. */
    public int dispatchDue() {
        int attempted = 0;
        List<Pending> claimed;
        do {
            claimed = store.claimOutreach(clock.instant(), MOST_AT_ONCE, LEASE);
            turns(claimed).forEach(this::dispatchAtOnce);
            attempted += claimed.size();
        } while (!claimed.isEmpty());
        return attempted;
    }

    /** One message of each customer and address a turn, so that each knows what became of the one before it. */
    private Collection<List<Pending>> turns(List<Pending> claimed) {
        Map<Integer, List<Pending>> turns = new TreeMap<>();
        Map<Object, Integer> had = new HashMap<>();
        Map<CustomerId, CustomerState> states = states(claimed);
        for (Pending pending : claimed) {
            Outreach outreach = pending.outreach();
            CustomerState state = states.get(outreach.customer());
            List<Object> whose = new ArrayList<>(
                    state == null ? Set.of() : state.reach().keys().values());
            whose.add(outreach.customer());
            int turn = 1
                    + whose.stream()
                            .mapToInt(it -> had.getOrDefault(it, 0))
                            .max()
                            .orElse(0);
            whose.forEach(it -> had.put(it, turn));
            turns.computeIfAbsent(turn, it -> new ArrayList<>()).add(pending);
        }
        return turns.values();
    }

    /** The customers of the messages as they are now, by the ids that the messages have. */
    private Map<CustomerId, CustomerState> states(List<Pending> claimed) {
        Set<CustomerId> named =
                claimed.stream().map(it -> it.outreach().customer()).collect(Collectors.toSet());
        Map<CustomerId, CustomerId> resolved = store.people().resolve(named);
        Map<CustomerId, CustomerState> loaded = store.load(
                named.stream().map(it -> resolved.getOrDefault(it, it)).collect(Collectors.toSet()));
        Map<CustomerId, CustomerState> states = new HashMap<>();
        named.forEach(it -> Optional.ofNullable(loaded.get(resolved.getOrDefault(it, it)))
                .ifPresent(state -> states.put(it, state)));
        return states;
    }

    private void dispatchAtOnce(List<Pending> turn) {
        List<CompletableFuture<Answer>> outcomes = turn.stream()
                .map(pending -> CompletableFuture.supplyAsync(() -> dispatch(pending), executor)
                        .thenCompose(engine::submitWaiting))
                .toList();
        outcomes.forEach(CompletableFuture::join);
    }

    private Dispatched dispatch(Pending pending) {
        Outreach outreach = pending.outreach();
        Instant now = clock.instant();
        CustomerId customer = store.people()
                .resolve(List.of(outreach.customer()))
                .getOrDefault(outreach.customer(), outreach.customer());
        CustomerState state = Optional.ofNullable(store.load(List.of(customer)).get(customer))
                .orElseGet(() -> CustomerState.unknown(customer));
        Optional<String> address = state.reach().key(outreach.channel());
        Optional<Objection> objection =
                new Desk(engine.rulebook(), chance).objectionAtDispatch(state, Sharers.of(state, store), outreach, now);
        if (objection.isPresent()) {
            return new Stopped(pending, objection.get(), now);
        }
        try {
            courier.deliver(write(outreach, state));
            return new HandedOver(outreach, pending.attempts() + 1, address, clock.instant());
        } catch (RenderException e) {
            return new Failed(outreach, Reason.TEMPLATE_ERROR, false, address, told(e), pending.attempts() + 1, now);
        } catch (DeliveryException e) {
            return notTaken(pending, address, e, now);
        } catch (RuntimeException e) {
            String what = "a courier with a fault: " + e.getClass().getSimpleName();
            return notTaken(pending, address, new DeliveryException(what, Verdict.AGAIN, e), now);
        }
    }

    private static Dispatched notTaken(Pending pending, Optional<String> address, DeliveryException e, Instant now) {
        int attempts = pending.attempts() + 1;
        if (e.verdict() != Verdict.AGAIN || attempts >= MOST_ATTEMPTS) {
            boolean addressDead = e.verdict() == Verdict.NO_SUCH_ADDRESS;
            LOG.warn("{} did not get through: {}", pending.outreach().key(), e.getMessage());
            return new Failed(pending.outreach(), Reason.DELIVERY_FAILED, addressDead, address, told(e), attempts, now);
        }
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << (2 * (attempts - 1)));
        return new Postponed(pending.outreach(), attempts, now.plus(backOff), told(e), now);
    }

    private static String told(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private Message write(Outreach outreach, CustomerState state) {
        Channel channel = outreach.channel();
        Map<String, String> to = links.of(outreach, state.reach().key(channel));
        return new Message(
                outreach.key(),
                channel,
                outreach.purpose(),
                state.addresses().getOrDefault(channel, ""),
                renderer.render(outreach.template(), channel, outreach.language(), model(outreach, state, to)),
                outreach.decidedAt(),
                facts(outreach, to));
    }

    /** Ids for headers and logs, and where to stop it, if a word of the customer's can. */
    private static Map<String, String> facts(Outreach outreach, Map<String, String> to) {
        Map<String, String> facts = new HashMap<>();
        facts.put("rule", outreach.rule());
        facts.put("template", outreach.template());
        facts.put("customer", outreach.customer().value());
        facts.put("rulesVersion", outreach.rulesVersion());
        facts.put("language", outreach.language());
        if (outreach.kind().optional()) {
            facts.put("stop", to.getOrDefault("stop", ""));
        }
        return facts;
    }

    /** What a template may say: the namespaces customer, event, links, why and surprise. */
    private Map<String, Object> model(Outreach outreach, CustomerState state, Map<String, String> to) {
        String name = state.factText("name", outreach.decidedAt()).orElse("");
        return Map.of(
                "customer", Map.of("name", name, "language", outreach.language()),
                "event", outreach.event().data(),
                "links", to,
                "why", engine.rulebook().rules().why(outreach.rule(), outreach.language()),
                "surprise", outreach.surprise().orElse(""));
    }
}
