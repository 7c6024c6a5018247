package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.consent.Sources.Source;
import dev.hush.contact.Attention;
import dev.hush.customer.CustomerState;
import dev.hush.customer.FreezeRule;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.Company;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Houses;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Courier;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Links;
import dev.hush.engine.People;
import dev.hush.engine.Renderer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import dev.hush.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who speaks for a mailbox, and who only nearly does: each of these once sent mail that nobody asked for. */
class NearMissTest {
    private static final Chance CHANCE = new Chance(new byte[] {1});
    private static final AddressKeys KEYS = new AddressKeys(CHANCE.hash(), AddressForms.PLAIN);
    private static final String SALE = "PROMOTION/EMAIL";
    private static final String PHONE = "+491701234567";

    private MemoryStore store = new MemoryStore();
    private final List<String> mailed = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-20T11:00:00Z");
    private HushEngine engine = engineOn(store);

    private HushEngine engineOn(Store on, Source... sources) {
        Source[] all = new Source[sources.length + 1];
        System.arraycopy(sources, 0, all, 0, sources.length);
        all[sources.length] = new Source("crm", Optional.empty(), Optional.empty(), true, false, true);
        HouseTables house = new Houses()
                .attention(new Attention(100_000, 0, 0), 10)
                .sources(all)
                .tables();
        Learning learning = new Learning(
                new EventCatalog(Map.of()), Map.of(), List.<FreezeRule>of(), house.sources(), AddressForms.PLAIN);
        return new HushEngine(on, new Rulebook(new OneRule(), house, learning), CHANCE, () -> now, 1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aStopPressedOnThePhoneIsNotEndedByATickInTheMail() {
        say("s", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "own@example.org", "phone", PHONE));
        String sms = "sms/" + KEYS.of(Channel.SMS, PHONE, Optional.empty());
        List<String> consents = List.of("PROMOTION/SMS");
        byHand("s", HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", consents, "address", sms));
        byHand("s", HouseEvents.CONSENT_GIVEN, Map.of("consents", consents, "address", link("own@example.org")));

        assertThat(refused("s", Purpose.PROMOTION, Channel.SMS)).isTrue();

        byHand("s", HouseEvents.CONSENT_GIVEN, Map.of("consents", consents, "address", sms));

        assertThat(refused("s", Purpose.PROMOTION, Channel.SMS)).isFalse();
    }

    @Test
    void whatTheNewMailboxStoppedTheFormerOneDoesNotBeginAgain() {
        declare("x", "k1@example.org");
        declare("x", "k2@example.org");
        List<String> service = List.of("SERVICE/EMAIL");
        byHand("x", HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", service, "address", link("k2@example.org")));
        byHand("x", HouseEvents.CONSENT_GIVEN, Map.of("consents", service, "address", link("k1@example.org")));

        assertThat(refused("x", Purpose.SERVICE, Channel.EMAIL)).isTrue();
    }

    @Test
    void aLateComplaintClosesTheAddressThatWasMailed() {
        declare("x", "k1@example.org");
        agree("x");
        declare("y", "k1@example.org");
        agree("y");
        offer("x");
        declare("x", "k2@example.org");
        say("x", HouseEvents.MESSAGE_COMPLAINED, Map.of());
        mailed.clear();
        offer("y");

        assertThat(mailed).isEmpty();
        assertThat(state("x").reach().dead()).containsOnlyKeys(key("k1@example.org"));
    }

    @Test
    void aYesThatMovedWithItsCustomerEndsNoNoOfTheMailboxItMovedTo() {
        declare("bob", "k2@example.org");
        agree("bob");
        byHand(
                "bob",
                HouseEvents.CONSENT_WITHDRAWN,
                Map.of("consents", List.of(SALE), "address", link("k2@example.org")));
        declare("ana", "k1@example.org");
        byHand("ana", HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of(SALE), "address", link("k1@example.org")));
        say("ana", "crm", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "k2@example.org", "verified", true));
        offer("ana");

        assertThat(mailed).isEmpty();
    }

    @Test
    void aYesThatCameWithTheOtherGoesWithTheOther() {
        declare("loser", "loser@example.org");
        agree("loser");
        say("survivor", HouseEvents.CUSTOMER_DECLARED, Map.of());
        engine.merge(new CustomerId("loser"), new CustomerId("survivor"));
        engine.unmerge(new CustomerId("loser"));
        offer("survivor");

        assertThat(mailed).isEmpty();
        assertThat(state("survivor").addresses()).isEmpty();

        offer("loser");

        assertThat(mailed).hasSize(1);
    }

    @Test
    void aYesWithoutAnAddressIsNotTheSurvivorsOnceTheMergeIsUndone() {
        agree("loser");
        declare("survivor", "survivor@example.org");
        engine.merge(new CustomerId("loser"), new CustomerId("survivor"));
        engine.unmerge(new CustomerId("loser"));
        offer("survivor");

        assertThat(mailed).isEmpty();
    }

    @Test
    void aHouseCannotTakeTheStopPageForASourceOfItsOwn() {
        engine.close();
        engine = engineOn(store, new Source("*", Optional.empty(), Optional.empty(), false, true, false));
        declare("a", "k1@example.org");
        agree("a");
        declare("b", "k1@example.org");
        agree("b");
        byHand(
                "a",
                HouseEvents.CONSENT_WITHDRAWN,
                Map.of("consents", List.of(SALE), "address", link("k1@example.org")));
        offer("b");

        assertThat(mailed).isEmpty();
    }

    @Test
    void aLinkIsVoidOnceAnybodyAtTheMailboxSaidNo() {
        declare("x", "k@example.org");
        declare("y", "k@example.org");
        agree("y");
        Map<String, Object> link = Map.of("consents", List.of(SALE), "address", link("k@example.org"));
        Map<String, Object> confirm = new HashMap<>(link);
        confirm.put("mailed", now.toString());
        confirm.put("method", "DOUBLE_OPT_IN");
        byHand("y", HouseEvents.CONSENT_WITHDRAWN, link);
        byHand("x", HouseEvents.CONSENT_GIVEN, confirm);
        offer("x");

        assertThat(mailed).isEmpty();
    }

    @Test
    void anErasureSeesAnAddressThatAnotherEngineLearnsMeanwhile() {
        try (HushEngine other = engineOn(store)) {
            AtomicBoolean armed = new AtomicBoolean();
            interrupted(
                    "erase",
                    armed,
                    false,
                    () -> tell(other, "e", "shop", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "new@example.org")));
            declare("e", "old@example.org");
            declare("s", "new@example.org");
            agree("s");
            armed.set(true);
            engine.erase(new CustomerId("e"));
            offer("s");

            assertThat(mailed).isEmpty();
            assertThat(state("s").reach().sharers()).isEmpty();
            assertThat(store.people().suppressed(List.of(key("new@example.org"))))
                    .hasSize(1);
        }
    }

    @Test
    void whoComesToAnAddressWhileItsOwnerIsErasedGetsNothing() {
        try (HushEngine other = engineOn(store)) {
            AtomicBoolean armed = new AtomicBoolean();
            interrupted("suppressed", armed, true, () -> other.erase(new CustomerId("e")));
            declare("e", "k@example.org");
            armed.set(true);
            declare("s", "k@example.org");
            armed.set(false);
            agree("s");
            offer("s");

            assertThat(mailed).isEmpty();
        }
    }

    @Test
    void anOldStoreKeepsItsErasures() {
        engine.close();
        store = new MemoryStore(); // that no engine has opened yet
        ConsentRecord yes = ConsentRecord.of(
                Purpose.PROMOTION,
                Channel.EMAIL,
                LawfulBasis.CONSENT,
                true,
                now.minusSeconds(99),
                Proof.unstated("shop/x"));
        CustomerState old = CustomerState.unknown(new CustomerId("s"))
                .edit()
                .address(Channel.EMAIL, "k@example.org")
                .zone(ZoneId.of("Europe/Berlin"))
                .country("DE")
                .consent(yes)
                .version(1)
                .done();
        store.commit(new Store.Commit(
                List.of(),
                List.of(old),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                now));
        CustomerId erased = new CustomerId("e");
        List<String> hash = List.of(CHANCE.hash().ofAddress("k@example.org"));
        store.people()
                .erase(
                        new People.Erasure(erased, 0, List.of(erased), List.of("h"), hash, "", now),
                        List.of(),
                        List.of());
        engine = engineOn(store);
        offer("s");

        assertThat(mailed).isEmpty();
    }

    // ---- what happens

    private void declare(String name, String mail) {
        say(name, HouseEvents.CUSTOMER_DECLARED, Map.of("email", mail));
    }

    private void agree(String name) {
        say(name, HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of(SALE)));
    }

    private void byHand(String name, String type, Map<String, Object> data) {
        say(name, Said.OWN_HAND, type, data);
    }

    private void say(String name, String type, Map<String, Object> data) {
        say(name, "shop", type, data);
    }

    private void say(String name, String source, String type, Map<String, Object> data) {
        tell(engine, name, source, type, data);
    }

    private void tell(HushEngine to, String name, String source, String type, Map<String, Object> data) {
        now = now.plusSeconds(1);
        Map<String, Object> all = new HashMap<>(data);
        if (type.equals(HouseEvents.CUSTOMER_DECLARED)) {
            all.putAll(Map.of("zone", "Europe/Berlin", "country", "DE"));
        }
        to.submitWaiting(new CustomerEvent(
                        "e" + ids.incrementAndGet(), source, type, new CustomerId(name), now, all, Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    private void offer(String name) {
        say(name, "sale.opened", Map.of());
        Renderer renderer = (template, content, language, model) -> new Rendered("s", Optional.empty(), template);
        Courier courier = new Courier() {
            @Override
            public void deliver(Message message) {
                mailed.add(message.toString());
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
        new Dispatcher(engine, store, renderer, courier, CHANCE, () -> now, Links.NONE, ForkJoinPool.commonPool())
                .dispatchDue();
    }

    /** Lets something happen, once, before or after the engine's call to the people of its store. */
    private void interrupted(String call, AtomicBoolean armed, boolean after, Runnable what) {
        engine.close();
        AtomicBoolean once = new AtomicBoolean();
        People people = seeing(People.class, store.people(), (method, ended) -> {
            if (armed.get() && ended == after && method.equals(call) && once.compareAndSet(false, true)) {
                what.run();
            }
        });
        Store watched = (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("people") ? people : invoke(method, store, arguments));
        engine = engineOn(watched);
    }

    private interface Watch {
        void sees(String method, boolean ended);
    }

    private static <T> T seeing(Class<T> type, T real, Watch watch) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    watch.sees(method.getName(), false);
                    Object answer = invoke(method, real, arguments);
                    watch.sees(method.getName(), true);
                    return answer;
                }));
    }

    private static Object invoke(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean refused(String name, Purpose purpose, Channel channel) {
        CustomerState state = state(name);
        return state.consents().optedOut(purpose, channel)
                || new Company(state, List.of(), Sources.NONE).refusedThere(purpose, channel);
    }

    private CustomerState state(String name) {
        CustomerId id = new CustomerId(name);
        return Optional.ofNullable(store.load(List.of(id)).get(id)).orElseThrow();
    }

    private static String key(String mail) {
        return KEYS.of(Channel.EMAIL, mail, Optional.empty());
    }

    private static String link(String mail) {
        return "email/" + key(mail);
    }
}
