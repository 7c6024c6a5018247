package dev.hush.plan;

import dev.hush.event.CustomerId;
import java.time.Instant;

/** Something that a person of the front line shall do. */
public record FrontlineTask(
        String key, CustomerId customer, String name, String rule, String text, String occasion, Instant since) {}
