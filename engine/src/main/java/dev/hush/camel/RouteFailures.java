package dev.hush.camel;

import dev.hush.intake.InputFaults;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which route failed and why, without what may be personal: the message of a foreign exception. */
final class RouteFailures extends EventNotifierSupport {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFailures.class);

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failed) {
            Throwable cause = failed.getExchange().getException();
            LOG.warn("Route {} failed: {}", failed.getExchange().getFromRouteId(), text(cause));
        }
    }

    private static String text(Throwable cause) {
        boolean ours = cause instanceof InputFaults || cause instanceof IntakeProducer.NothingTakenException;
        return ours ? String.valueOf(cause.getMessage()) : cause.getClass().getSimpleName();
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeFailedEvent;
    }
}
