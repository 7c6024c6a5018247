package dev.hush.rulebase;

/** Something that rules of understand/ concluded about the customer. */
public record Insight(String name) {}
