package dev.hush.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the rules that was put in charge.
 *
 * @param number from 1, one more for each that is put in charge
 * @param rules the version that receipts name: rules and tables, without templates and cases
 * @param content the name of all its files together ({@link RuleFiles#content})
 * @param at when it was put in charge
 * @param rolledBackTo the version whose files it took again
 * @param setAside what the workspace's folder held when a roll-back put it aside; it is published again only once it
 *     changes
 */
public record RuleVersion(
        long number,
        String rules,
        String content,
        Instant at,
        Optional<Long> rolledBackTo,
        Optional<String> setAside) {}
