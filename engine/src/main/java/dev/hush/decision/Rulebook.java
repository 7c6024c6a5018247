package dev.hush.decision;

import dev.hush.customer.Learning;

/** One version of all that a workspace says: the rules, the tables and what events teach; swapped as one. */
public record Rulebook(RuleBase rules, HouseTables house, Learning learning) {
    public String version() {
        return rules.version();
    }
}
