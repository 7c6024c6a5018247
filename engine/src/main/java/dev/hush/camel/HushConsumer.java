package dev.hush.camel;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Sends what Hush says into the route behind it, and waits for its end. */
final class HushConsumer extends DefaultConsumer {
    private final String name;
    private final Doors doors;

    HushConsumer(HushEndpoint endpoint, Processor processor, String name, Doors doors) {
        super(endpoint, processor);
        this.name = name;
        this.doors = doors;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        doors.open(name, this);
    }

    @Override
    protected void doStop() throws Exception {
        doors.close(name, this);
        super.doStop();
    }

    /** Sends one exchange; returns when the route is through, or throws what the route threw. */
    void send(Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = createExchange(true);
        exchange.getIn().setBody(body);
        exchange.getIn().setHeaders(new java.util.HashMap<>(headers));
        getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }
}
