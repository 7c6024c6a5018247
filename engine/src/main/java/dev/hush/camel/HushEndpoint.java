package dev.hush.camel;

import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One {@code hush:} address. */
final class HushEndpoint extends DefaultEndpoint {
    private final HushComponent component;
    private final String name;

    HushEndpoint(String uri, HushComponent component, String name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return switch (name) {
            case "intake" -> new IntakeProducer(this, component);
            case "mailbox" ->
                producer(exchange -> component
                        .mailbox()
                        .save(exchange.getIn().getMandatoryBody(jakarta.mail.internet.MimeMessage.class)));
            case "ask" ->
                producer(exchange -> component
                        .operations()
                        .runCampaign(
                                exchange.getIn().getHeader("HushCampaign", String.class),
                                exchange.getIn().getHeader("HushScheduled", Instant.class)));
            default ->
                throw new IllegalArgumentException(
                        "expected to: hush:intake, hush:ask or hush:mailbox, found hush:" + name);
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!name.startsWith("deliver/") && !name.startsWith("campaign/")) {
            throw new IllegalArgumentException(
                    "expected from: hush:deliver/CHANNEL or hush:campaign/NAME, found hush:" + name);
        }
        HushConsumer consumer = new HushConsumer(this, processor, name, component.doors());
        configureConsumer(consumer);
        return consumer;
    }

    private Producer producer(Processor work) {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                work.process(exchange);
            }
        };
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
