package dev.hush.rulebase;

import dev.hush.customer.Learning;
import dev.hush.decision.RuleInquiry;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Campaign;
import dev.hush.engine.Fault;
import dev.hush.engine.RetentionTimes;
import dev.hush.journal.KeptRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a workspace's rules.
 *
 * @param rulebook ready to be swapped in; empty when there is a fault that is no mere warning
 * @param learning what events teach, as far as it is declared without fault; for reading cases
 * @param faults everything that is wrong, in the order of files and lines
 * @param inquiry for asking why a rule does not speak; empty as the rulebook is
 * @param ids the ids of all rules, also of those that were not understood
 * @param rules the rules that were understood, in the order of their ids, for explaining and documents
 */
public record BuiltRules(
        Optional<Rulebook> rulebook,
        Learning learning,
        List<Fault> faults,
        Set<String> ids,
        List<ParsedRule> rules,
        List<Campaign> campaigns,
        Vocabulary vocabulary,
        Optional<RuleInquiry> inquiry,
        RetentionTimes retention) {

    /** What of the rules is kept with their version, so that receipts can be told later. */
    public List<KeptRule> kept() {
        return rules.stream().map(ParsedRule::kept).toList();
    }
}
