package dev.hush.rulebase;

/** Something that a rule of understand/ concluded about the customer. */
public record Insight(String name, String rule) {}
