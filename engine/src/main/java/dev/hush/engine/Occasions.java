package dev.hush.engine;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.HouseEvents;
import dev.hush.offer.Occasion;
import dev.hush.plan.FollowUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which occasion an event belongs to, and the events that the engine itself raises. */
final class Occasions {
    static final String FOLLOW_UP_SOURCE = "hush:follow-up";
    static final String CAMPAIGN_SOURCE = "hush:campaign";

    private static final String OCCASION = "occasion";
    private static final String OF_TYPE = "ofType";

    private Occasions() {}

    static Occasion of(CustomerEvent event, EventCatalog catalog) {
        return switch (event.type()) {
            case HouseEvents.FOLLOW_UP_DUE ->
                new Occasion(
                        event.text("name").orElse(event.type()),
                        event.text(OCCASION).orElse(event.id()));
            case HouseEvents.CAMPAIGN_ASKED ->
                new Occasion(
                        event.text("campaign").orElse(event.type()),
                        event.text("scheduled").orElse(event.id()));
            default -> new Occasion(event.type(), catalog.typeOf(event).occasionKeyOf(event));
        };
    }

    /** How the event is declared; a due follow-up is what its first event was. */
    static EventType typeOf(CustomerEvent event, EventCatalog catalog) {
        String first = event.type().equals(HouseEvents.FOLLOW_UP_DUE)
                ? event.text(OF_TYPE).orElse(event.type())
                : event.type();
        return Optional.ofNullable(catalog.types().get(first)).orElseGet(() -> EventType.undeclared(first));
    }

    /** The event that a due follow-up is: the rules see the first event's data as {@code of}. */
    static CustomerEvent due(FollowUp followUp) {
        Map<String, Object> data = new HashMap<>();
        data.put("name", followUp.name());
        data.put(OCCASION, followUp.occasionKey());
        data.put("of", followUp.of().data());
        data.put(OF_TYPE, followUp.of().type());
        return new CustomerEvent(
                followUp.key(),
                FOLLOW_UP_SOURCE,
                HouseEvents.FOLLOW_UP_DUE,
                followUp.of().customer(),
                followUp.due(),
                data,
                Optional.empty());
    }

    /** The question that a campaign's run puts to one customer. */
    static CustomerEvent asked(String campaign, Instant scheduled, CustomerId customer) {
        return new CustomerEvent(
                campaign + "@" + scheduled + "/" + customer,
                CAMPAIGN_SOURCE,
                HouseEvents.CAMPAIGN_ASKED,
                customer,
                scheduled,
                Map.of("campaign", campaign, "scheduled", scheduled.toString()),
                Optional.empty());
    }
}
