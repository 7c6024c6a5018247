package dev.hush.rulebase;

import dev.hush.journal.KeptRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule as it was written: its head and the list of its sentences, on which checks, docs and twins work.
 *
 * @param line where the rule begins, from 1
 * @param eventType the event that it is asked about; empty for any
 * @param when the conditions as sentences; empty for engineers' DRL and decision tables
 * @param messages what it may propose
 * @param plain whether engineers wrote it in DRL, trusted like code
 * @param whole whether all of it was understood; else there are faults, and what was understood is checked all the same
 */
public record ParsedRule(
        RuleHeader header,
        String file,
        int line,
        Stage stage,
        Optional<String> eventType,
        List<Spoken> when,
        List<Spoken> then,
        List<Message> messages,
        boolean plain,
        boolean whole) {

    /** A message that a rule may propose, and the line that says so. */
    public record Message(String template, Optional<dev.hush.consent.Channel> channel, int line) {}

    public ParsedRule {
        when = List.copyOf(when);
        then = List.copyOf(then);
        messages = List.copyOf(messages);
    }

    public String id() {
        return header.id();
    }

    /** The rule's name in DRL: unique for sentences by the id, for engineers' rules as they wrote it. */
    String drlName() {
        return plain ? header.name() : header.id();
    }

    KeptRule kept() {
        return new KeptRule(
                id(),
                header.why(),
                header.whyIn(),
                header.owner(),
                file + ":" + line,
                when.stream().map(Spoken::text).toList());
    }

    /**
     * What its sentences ask for, as DRL: constraints on the matter and patterns, each with the sentence it comes from.
     * Facts are read as for no purpose in particular, so that the same question is written the same in all rules.
     */
    public List<Asked> asks() {
        return when.stream()
                .flatMap(spoken -> DrlWriter.constraint(spoken, this).map(drl -> new Asked(spoken, drl)).stream())
                .toList();
    }

    /** One sentence under when and its DRL. */
    public record Asked(Spoken spoken, String drl) {}

    Stream<Spoken> sentences() {
        return Stream.concat(when.stream(), then.stream());
    }
}
