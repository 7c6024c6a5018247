package dev.hush.proof;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.address.KeyedHash;
import dev.hush.consent.Channel;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Rulebook;
import dev.hush.decision.World;
import dev.hush.engine.Courier;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Links;
import dev.hush.engine.Renderer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.memory.MemoryStore;
import dev.hush.proof.Life.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A made-up history of some customers, lived by a real engine and a real dispatcher on a clock that is set, while
 * inspectors look at every message at the instant of its hand-over.
 */
public final class History {
    private static final int CUSTOMERS = 40;
    private static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");

    private final long seed;
    private final Chances chances;
    private final SomeEvents events;
    private final SomeRules rules;
    private final HouseTables house;
    private final LawInspector law;
    private final HouseInspector tables;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final Map<String, Two> beforeMerge = new HashMap<>();
    private final Set<String> pressed = new HashSet<>();
    private final Deque<Link> links = new ArrayDeque<>();
    private final AddressKeys keys = new AddressKeys(new KeyedHash(new byte[] {1}), AddressForms.PLAIN);
    private final List<String> deadLetters = new ArrayList<>();
    private final Figures.Count count = new Figures.Count();
    private final MemoryStore store = new MemoryStore();
    private boolean calm;

    /** A message with links in it, and the mailbox that it went to as it was written on it. */
    private record Link(Got got, CustomerId customer, String address) {}

    private volatile Instant now;

    private History(long seed, World world) {
        this.seed = seed;
        chances = new Chances(seed);
        events = new SomeEvents(chances);
        rules = new SomeRules(chances);
        house = SomeHouse.tables(chances, world);
        law = new LawInspector(house);
        tables = new HouseInspector(house);
        now = FIRST_DAY.plusSeconds(chances.from(0, 5 * 365) * 86_400L + chances.from(0, 86_399));
    }

    /** Lives until so many proposals were answered, and then until nothing is owed any more. */
    public static Figures live(long seed, World world, long decisions) {
        return new History(seed, world).live(decisions);
    }

    private Figures live(long decisions) {
        Chance chance = new Chance(new byte[] {1});
        Rulebook book = new Rulebook(rules, house, SomeEvents.learning());
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), template);
        try (HushEngine engine = new HushEngine(store, book, chance, () -> now, 1)) {
            engine.onCommit(count::committed);
            Dispatcher dispatcher =
                    new Dispatcher(engine, store, renderer, courier(), chance, () -> now, Links.NONE, Runnable::run);
            introduce(engine);
            while (count.decisions() < decisions) {
                step(engine, dispatcher);
            }
            settle(engine, dispatcher);
        }
        return count.figures(rules.disagreements());
    }

    private void introduce(HushEngine engine) {
        List<CustomerEvent> all = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            all.addAll(events.introduction(new CustomerId("c" + i), now));
        }
        happen(engine, all);
    }

    /** Some things happen; what is due rings; time passes; what is owed is handed over. */
    private void step(HushEngine engine, Dispatcher dispatcher) {
        now = now.plus(chances.pause()).plusMillis(1);
        happen(
                engine,
                Stream.generate(() -> events.any(new CustomerId("c" + chances.from(0, CUSTOMERS - 1)), now))
                        .limit(chances.from(1, 40))
                        .toList());
        now = now.plusMillis(1);
        if (!links.isEmpty() && chances.oneIn(2)) {
            press(engine);
        }
        if (chances.oneIn(6)) {
            merge(engine, "c" + chances.from(0, CUSTOMERS - 1), "c" + chances.from(0, CUSTOMERS - 1));
        }
        if (chances.oneIn(9) && !beforeMerge.isEmpty()) {
            unmerge(engine, chances.of(beforeMerge.keySet().stream().sorted().toList()));
        }
        if (!chances.oneIn(3)) {
            engine.ringDue();
        }
        now = now.plus(chances.oneIn(2) ? Duration.ofMillis(1) : chances.pause());
        if (!chances.oneIn(3)) {
            dispatcher.dispatchDue();
        }
        if (!deadLetters.isEmpty() && chances.oneIn(4)) {
            count.sentAgain(store.sendAgain(deadLetters.remove(deadLetters.size() - 1), now));
        }
    }

    /** Two lives as they were before they became one. */
    private record Two(Life loser, Life survivor) {}

    /** Two turn out to be one; who came under the first name is from now on met under both. */
    private void merge(HushEngine engine, String from, String into) {
        Life loser = life(from);
        Life survivor = life(into);
        String loserName = calledNow(from);
        String survivorName = calledNow(into);
        if (engine.merge(new CustomerId(from), new CustomerId(into)) == (loser == survivor)) {
            count.wrong("merged what was one already, or not what were two", "seed " + seed);
        }
        if (loser != survivor) {
            beforeMerge.put(loserName, new Two(loser.copy(), survivor.copy()));
            survivor.isAlso(loser, now);
            lives.replaceAll((name, life) -> life == loser ? survivor : life);
            mergedInto.put(loserName, survivorName);
            count.merged();
        }
    }

    private String calledNow(String name) {
        String called = name;
        for (String next = mergedInto.get(called); next != null; next = mergedInto.get(called)) {
            called = next;
        }
        return called;
    }

    /** They were two after all. */
    private void unmerge(HushEngine engine, String name) {
        if (engine.unmerge(new CustomerId(name))) {
            List<Life> before = new ArrayList<>();
            for (String it = name; beforeMerge.containsKey(it); it = mergedInto.get(it)) {
                before.add(beforeMerge.get(it).survivor());
            }
            Life again = beforeMerge.remove(name).loser();
            Life survivor = life(name);
            again.isNot(survivor, now);
            survivor.letsGo(again, before);
            mergedInto.remove(name);
            lives.put(name, again);
            mergedInto.keySet().stream()
                    .filter(it -> calledNow(it).equals(name))
                    .forEach(it -> lives.put(it, again));
            count.unmerged();
        } else {
            count.wrong("did not undo a merge", "seed " + seed);
        }
    }

    /** Somebody presses a button on a page, by the link of an old or a new message. */
    private void press(HushEngine engine) {
        Link link = chances.of(List.copyOf(links));
        CustomerEvent event = events.pressed(link.got(), link.customer(), key(link), now);
        press(engine, event);
        Link another = chances.of(links.stream()
                .filter(it -> it.customer().equals(link.customer()))
                .toList());
        if (chances.oneIn(3)) {
            press(engine, events.unsaid(event, another.got(), key(another), now));
        }
    }

    private String key(Link link) {
        return keys.of(link.got().rule().channel(), link.address(), Optional.empty());
    }

    private void press(HushEngine engine, CustomerEvent event) {
        now = now.plusMillis(1);
        if (pressed.add(event.id())) {
            happen(engine, List.of(event));
        } else {
            engine.submitWaiting(event).toCompletableFuture().join(); // a second time changes nothing
        }
        count.pressed();
    }

    private void happen(HushEngine engine, List<CustomerEvent> happening) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        List<Instant> heard = new ArrayList<>();
        for (CustomerEvent event : happening) {
            now = now.plusNanos(1_000); // nothing arrives at the very instant of something else
            heard.add(now);
            answers.add(engine.submitWaiting(event).toCompletableFuture());
        }
        answers.forEach(CompletableFuture::join);
        if (chances.oneIn(8)) { // a source that did not hear our answer says it again
            engine.submitWaiting(chances.of(happening)).toCompletableFuture().join();
        }
        for (int i = 0; i < happening.size(); i++) {
            CustomerEvent event = happening.get(i);
            life(event.customer().value()).hears(event, heard.get(i));
        }
        count.events(happening.size());
    }

    /** Everything waits for its time, and nothing may wait for ever or be left behind. */
    private void settle(HushEngine engine, Dispatcher dispatcher) {
        calm = true;
        Optional<Instant> next = next();
        for (int ring = 0; ring < 20_000 && next.isPresent(); ring++) {
            now = next.get().isAfter(now) ? next.get() : now.plusMillis(1);
            engine.ringDue();
            now = now.plusMillis(1);
            dispatcher.dispatchDue();
            next = next();
        }
        next.ifPresent(at -> count.wrong("never done", at.toString()));
        List<CustomerId> all = lives.keySet().stream().map(CustomerId::new).toList();
        List<String> left = new ArrayList<>();
        store.load(all)
                .values()
                .forEach(state -> state.contacts().contacts().stream()
                        .filter(contact -> contact.handedOver().isEmpty())
                        .forEach(contact -> left.add(contact.key() + " of " + state.id() + ": "
                                + String.join("\n", life(state.id().value()).diary))));
        if (!left.isEmpty()) {
            count.wrong("reserved and left behind", "seed " + seed + ": " + left);
        }
    }

    private Optional<Instant> next() {
        return Stream.concat(store.earliestDue().stream(), store.earliestAttempt().stream())
                .min(Instant::compareTo);
    }

    // ---- the door

    private Courier courier() {
        return new Courier() {
            @Override
            public void deliver(Message message) {
                if (!calm && chances.oneIn(8)) {
                    deadLetters.add(message.key());
                    throw refusal(message);
                }
                handOver(message);
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
    }

    private DeliveryException refusal(Courier.Message message) {
        Verdict verdict = chances.of(Verdict.AGAIN, Verdict.AGAIN, Verdict.AGAIN, Verdict.NEVER);
        if (verdict == Verdict.NEVER && chances.oneIn(10)) {
            life(message.facts().getOrDefault("customer", ""))
                    .bounced(Optional.of(Life.named(message.channel(), message.address())), now);
            return new DeliveryException("nobody lives here", Verdict.NO_SUCH_ADDRESS, null);
        }
        return new DeliveryException("not now", verdict, null);
    }

    private void handOver(Courier.Message message) {
        CustomerId customer = new CustomerId(message.facts().getOrDefault("customer", ""));
        Life life = life(customer.value());
        Rule rule = rules.rule(message.facts().getOrDefault("rule", ""));
        String address = Life.named(rule.channel(), message.address());
        List<Life> others =
                lives.values().stream().distinct().filter(it -> it != life).toList();
        Got got = new Got(message.key(), rule, now, tables.price(life, rule, now), address, message.decidedAt());
        law.wrong(life, others, rule, address, now)
                .or(() -> tables.wrong(life, rule, now))
                .or(() -> tables.wrong(life, others, address, rule, now))
                .ifPresent(what -> {
                    life.diary.add(now + " got " + got);
                    List<String> all = new ArrayList<>(life.diary);
                    all.add("dead, as the bystander knows: " + life.dead);
                    all.add("what Hush knew: " + calledNow(customer.value()) + " "
                            + store.load(List.of(new CustomerId(calledNow(customer.value()))))
                                    .values());
                    others.stream()
                            .filter(it -> it.hasHeardOf(address))
                            .forEach(it -> all.add("another, " + names(it) + ": " + it.dead + "; what Hush knew: "
                                    + store
                                            .load(List.of(new CustomerId(
                                                    calledNow(names(it).get(0)))))
                                            .values()
                                            .stream()
                                            .map(state -> state.id() + " " + state.reach())
                                            .toList()));
                    others.stream().filter(it -> it.knows(address)).forEach(it -> {
                        all.add("---- somebody else of " + address);
                        all.addAll(it.diary);
                    });
                    count.wrong(what, "seed " + seed + ", " + house + ", " + String.join("\n", all));
                });
        if (others.stream().anyMatch(it -> it.knows(address))) {
            count.toShared();
        }
        life.got.add(got);
        life.diary.add(now + " got " + got);
        links.add(new Link(got, customer, message.address()));
        if (links.size() > 60) {
            links.remove();
        }
        count.handedOver(rule.kind());
    }

    private List<String> names(Life life) {
        return lives.entrySet().stream()
                .filter(it -> it.getValue() == life)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Life life(String customer) {
        return lives.computeIfAbsent(customer, id -> new Life());
    }
}
