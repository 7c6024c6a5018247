package dev.hush.camel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The routes that begin at {@code hush:deliver/…} and {@code hush:campaign/…}, one for each name. */
final class Doors {
    private final Map<String, HushConsumer> consumers = new ConcurrentHashMap<>();

    void open(String name, HushConsumer consumer) {
        HushConsumer other = consumers.putIfAbsent(name, consumer);
        if (other != null && other != consumer) {
            throw new IllegalStateException("expected one route from hush:" + name + ", found a second one");
        }
    }

    void close(String name, HushConsumer consumer) {
        consumers.remove(name, consumer);
    }

    Optional<HushConsumer> at(String name) {
        return Optional.ofNullable(consumers.get(name));
    }
}
