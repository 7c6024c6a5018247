package dev.hush.event;

/** A data field that is not what its event's declaration says, such as {@code data.amount}. */
public record FieldProblem(String field, String expected, String found) {}
