package dev.hush.intake;

/**
 * The name of a column or of a lookup, as a mapping writes it.
 *
 * @param line where it stands, for faults
 */
record Ref(String name, int line) {}
