package dev.hush.engine;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.offer.Kind;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The process that {@link CrashTest} kills: an engine on SQLite that takes, answers and delivers without end. */
final class CrashChild implements AutoCloseable {
    static final String SOURCE = "crash";
    private static final int CUSTOMERS = 50;
    private static final int AT_ONCE = 64;

    private final Store store;
    private final HushEngine engine;
    private final Dispatcher dispatcher;
    private final ExecutorService deliveries = Executors.newFixedThreadPool(2);

    /** Starts as a node does: leases of a process that died are given back. */
    CrashChild(Path folder) {
        store = SqlStore.sqlite(folder);
        store.releaseLeases();
        var book = LabBook.of(Map.of("delivery.late", it -> Lab.message(it, "sorry", Kind.REPAIR, Purpose.CARE)));
        engine = new HushEngine(store, book, Lab.CHANCE, () -> Lab.NOON, 2);
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), template);
        dispatcher = new Dispatcher(
                engine,
                store,
                renderer,
                mailbox(folder.resolve("mailbox")),
                Lab.CHANCE,
                () -> Lab.NOON,
                Links.NONE,
                deliveries);
    }

    /** {@code FOLDER ROUND}: prints the id of each event, with a semicolon, once it was answered. */
    @SuppressWarnings("SystemOut") // it is how the parent hears
    public static void main(String[] args) {
        CrashChild child = new CrashChild(Path.of(args[0]));
        child.know();
        Thread dispatch = new Thread(() -> {
            while (true) {
                child.dispatch();
            }
        });
        dispatch.setDaemon(true);
        dispatch.start();
        for (int i = 0; ; i += AT_ONCE) {
            List<Runnable> heard = new ArrayList<>();
            for (int j = i; j < i + AT_ONCE; j++) {
                String id = args[1] + "-" + j;
                var answer = child.engine.submitWaiting(event(id)).toCompletableFuture();
                heard.add(() -> {
                    answer.join();
                    System.out.println(id + ";");
                });
            }
            heard.forEach(Runnable::run);
        }
    }

    int dispatch() {
        return dispatcher.dispatchDue();
    }

    private void know() {
        for (CustomerId customer : customers()) {
            submit(
                    "customer.declared",
                    customer,
                    Map.of("email", "c@example.com", "zone", "Europe/Berlin", "country", "DE"));
            submit("consent.given", customer, Map.of("consents", List.of("SERVICE/EMAIL")));
        }
    }

    private void submit(String type, CustomerId customer, Map<String, Object> data) {
        engine.submitWaiting(
                        new CustomerEvent(type, customer.value(), type, customer, Lab.NOON, data, Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    static List<CustomerId> customers() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> new CustomerId("c" + i))
                .toList();
    }

    /** Something that went wrong for one of the customers, a reason to write to them each time. */
    static CustomerEvent event(String id) {
        CustomerId customer = customers().get(Math.floorMod(id.hashCode(), CUSTOMERS));
        return new CustomerEvent(id, SOURCE, "delivery.late", customer, Lab.NOON, Map.of(), Optional.empty());
    }

    static String fileName(String key) {
        return key.replace('/', '_');
    }

    /** A file for each key, written beside and renamed; a second attempt replaces the first. */
    private static Courier mailbox(Path folder) {
        return new Courier() {
            @Override
            public void deliver(Message message) {
                try {
                    Files.createDirectories(folder);
                    Path temporary = Files.createTempFile(folder, ".", ".tmp");
                    Files.writeString(temporary, message.content().text());
                    Files.move(temporary, folder.resolve(fileName(message.key())), StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    throw new DeliveryException(e.toString(), Verdict.AGAIN, e);
                }
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
    }

    @Override
    public void close() {
        engine.close();
        store.close();
        deliveries.shutdown();
    }
}
