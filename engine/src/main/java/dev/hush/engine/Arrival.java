package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Objection;
import dev.hush.decision.Reason;
import dev.hush.engine.Store.Pending;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.plan.Outreach;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that makes us look at a customer. */
public sealed interface Arrival {
    CustomerId customer();

    /** The virtual or real instant at which it is looked at. */
    Instant at();

    /** An event came in. */
    record EventArrived(CustomerEvent event, Instant at) implements Arrival {
        @Override
        public CustomerId customer() {
            return event.customer();
        }
    }

    /** The bell rang: every follow-up and deferral due by then is looked at. */
    record DueRang(CustomerId customer, Instant at) implements Arrival {}

    /** What the state kept past its time is let go. */
    record Tidied(CustomerId customer, Instant at, UnaryOperator<CustomerState> tidy) implements Arrival {}

    /** What became of an outreach on its way. */
    sealed interface Dispatched extends Arrival {
        Outreach outreach();

        @Override
        default CustomerId customer() {
            return outreach().customer();
        }
    }

    /**
     * A channel took a message.
     *
     * @param address the key of the address that it went to; empty where that has none
     */
    record HandedOver(Outreach outreach, int attempts, Optional<String> address, Instant at) implements Dispatched {}

    /** A channel did not take it; it is tried again at {@code next}. */
    record Postponed(Outreach outreach, int attempts, Instant next, String note, Instant at) implements Dispatched {}

    /**
     * A message that will not go out by itself: every attempt failed, or it could not be written.
     *
     * @param addressDead whether the address will never work, so that it is suppressed
     * @param address the key of the address that it was to go to; empty where that has none
     */
    record Failed(
            Outreach outreach,
            Reason reason,
            boolean addressDead,
            Optional<String> address,
            String note,
            int attempts,
            Instant at)
            implements Dispatched {}

    /** The law or the end of the day stopped a message at dispatch; a not yet is decided again then. */
    record Stopped(Pending pending, Objection objection, Instant at) implements Dispatched {
        @Override
        public Outreach outreach() {
            return pending.outreach();
        }
    }
}
