package dev.hush.plan;

import java.util.Optional;

/** Something that a rule remembers about the customer; an empty value forgets it. */
public record FactChange(String rule, String fact, Optional<Object> value) {}
