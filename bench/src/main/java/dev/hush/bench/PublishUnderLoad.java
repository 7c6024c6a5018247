package dev.hush.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Publishes 200 generated rules while events come in by HTTP: what was refused or lost, and how long answers took.
 *
 * <p>Run it where {@code ./hush} is. Arguments: port (18110), publishes (20), events a second (1000), rules (200). Ends
 * with 1 where an event was refused or lost, or where p99 grew to more than three times that without publishing.
 */
public final class PublishUnderLoad {
    private static final int CONNECTIONS = 32;
    private static final int QUIET_SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");
    private static final Pattern EVENTS = Pattern.compile("\"events\":(\\d+)");

    private final String address;
    private final int port;
    private final int perSecond;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile Queue<Long> micros = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    private PublishUnderLoad(int port, int perSecond) {
        this.port = port;
        this.address = "http://127.0.0.1:" + port;
        this.perSecond = perSecond;
    }

    public static void main(String[] arguments) throws Exception {
        int port = number(arguments, 0, 18110);
        int publishes = number(arguments, 1, 20);
        int perSecond = number(arguments, 2, 1000);
        Path folder = Files.createTempDirectory("hush-publish");
        ManyRules rules = new ManyRules(folder.resolve("workspace"), number(arguments, 3, 200));
        rules.write();
        long start = System.nanoTime();
        Process engine = new ProcessBuilder(
                        "./hush",
                        "run",
                        rules.root().toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("engine.log").toFile())
                .start();
        System.out.println("the engine's log: " + folder.resolve("engine.log"));
        boolean good;
        try {
            PublishUnderLoad load = new PublishUnderLoad(port, perSecond);
            load.await(1);
            System.out.printf("first start, cases run: %.1f s%n", (System.nanoTime() - start) / 1e9);
            good = load.measure(rules, publishes);
        } finally {
            engine.destroy();
            engine.waitFor(30, TimeUnit.SECONDS);
            engine.destroyForcibly();
        }
        System.exit(good ? 0 : 1);
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private boolean measure(ManyRules rules, int publishes) throws Exception {
        long start = System.nanoTime();
        List<Thread> senders = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Thread(() -> send(i, start), "load-" + i))
                .toList();
        senders.forEach(it -> it.setDaemon(true));
        senders.forEach(Thread::start);
        TimeUnit.SECONDS.sleep(QUIET_SECONDS); // warm
        micros = new ConcurrentLinkedQueue<>();
        TimeUnit.SECONDS.sleep(QUIET_SECONDS);
        double quiet = p99("without publishing");
        long[] took = new long[publishes];
        for (int publish = 0; publish < publishes; publish++) {
            long edited = System.nanoTime();
            rules.edit(1 + publish, "publish " + publish);
            await(publish + 2);
            took[publish] = (System.nanoTime() - edited) / 1_000_000;
        }
        double busy = p99("during " + publishes + " publishes");
        open = false;
        for (Thread sender : senders) {
            sender.join();
        }
        Arrays.sort(took);
        System.out.printf(
                "from the edit to in charge, two quiet seconds included: median %d ms, most %d ms%n",
                took[publishes / 2], took[publishes - 1]);
        long kept = found(EVENTS, get("/health"));
        System.out.printf(
                "sent %d, refused %d, kept %d, p99 ratio %.1f%n", sent.get(), refused.get(), kept, busy / quiet);
        return refused.get() == 0 && kept == sent.get() && busy <= 3 * quiet;
    }

    /** One connection, its share of the events, each at its time; an answer's time counts from when its event was due. */
    private void send(int connection, long start) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (long event = connection; open; event += CONNECTIONS) {
                long due = start + event * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                sent.incrementAndGet();
                socket.getOutputStream().write(request(event).getBytes(UTF_8));
                if (!answered(in)) {
                    refused.incrementAndGet();
                }
                micros.add((System.nanoTime() - due) / 1000);
            }
        } catch (IOException e) {
            refused.incrementAndGet();
            System.out.println("a connection ended: " + e);
        }
    }

    private static boolean answered(BufferedReader in) throws IOException {
        boolean taken = String.valueOf(in.readLine()).contains(" 202 ");
        int length = 0;
        for (String head = in.readLine(); head != null && !head.isEmpty(); head = in.readLine()) {
            if (head.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        head.substring("content-length:".length()).trim());
            }
        }
        in.skip(length);
        return taken;
    }

    private String request(long event) {
        String body =
                "{\"id\":\"o-%d\",\"source\":\"bench\",\"type\":\"order.placed\",\"subject\":\"c%d\",\"time\":\"%s\",\"data\":{\"order\":\"A%d\",\"amount\":20}}"
                        .formatted(event, event % 5000, Instant.now(), event);
        return "POST /events HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private double p99(String what) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        micros = new ConcurrentLinkedQueue<>();
        double p99 = sorted[(int) (sorted.length * 0.99)] / 1000.0;
        System.out.printf(
                "%-26s %7d answers, median %.1f ms, p99 %.1f ms, most %.1f ms%n",
                what, sorted.length, sorted[sorted.length / 2] / 1000.0, p99, sorted[sorted.length - 1] / 1000.0);
        return p99;
    }

    /** Until the version is in charge. */
    private void await(long version) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (found(NUMBER, get("/rules")) < version) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("expected version " + version + ", found " + get("/rules"));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String get(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            return ""; // not there yet
        }
    }

    private static long found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
