package dev.hush.app;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.JournalArrivals;
import dev.hush.event.CustomerEvent;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a replay's events come from, to be played once or twice.
 *
 * @param arrivals every event in order, from the beginning each time
 * @param size how many there are
 * @param beginnings customers who are known before the first event
 * @param asked whether the asks of campaigns are among the events; else the campaigns' own calendar asks
 * @param secret the name of the secret's default that chance is drawn with
 */
record ReplaySource(
        Supplier<Iterator<EventArrived>> arrivals,
        long size,
        List<CustomerState> beginnings,
        boolean asked,
        String secret) {

    /** Events of files, each as if it came in when it happened. */
    static ReplaySource of(List<CustomerEvent> events) {
        return new ReplaySource(
                () -> events.stream()
                        .map(event -> new EventArrived(event, event.time()))
                        .iterator(),
                events.size(),
                List.of(),
                false,
                "replay");
    }

    /** An engine's own journal, each event when it was decided; its chance is drawn with the engine's secret. */
    static ReplaySource of(JournalArrivals journal, long size, boolean asked) {
        return new ReplaySource(() -> journal.arrivals(asked), size, journal.beginnings(), asked, "hush");
    }
}
