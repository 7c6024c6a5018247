package dev.hush.app;

import dev.hush.decision.RuleBase;
import dev.hush.decision.RuleInquiry;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.journal.MarketerTelling;
import dev.hush.journal.Phrases;
import dev.hush.journal.Receipt;
import dev.hush.replay.Case;
import dev.hush.replay.CaseRunner;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what happened in a case, for the author of one that fails: the receipts one by one, and of a rule that was
 * expected and never spoke, which of its sentences did not hold.
 */
final class CaseStory {
    private static final Phrases PHRASES = Phrases.in("en");

    private final LoadedWorkspace workspace;
    private final RuleInquiry inquiry;
    private final Map<String, KeptRule> kept;

    CaseStory(LoadedWorkspace workspace) {
        this.workspace = workspace;
        this.inquiry = workspace.rules().inquiry().orElseThrow();
        this.kept = workspace.rules().kept().stream().collect(Collectors.toMap(KeptRule::id, Function.identity()));
    }

    /** Lines to read, times where the case's customer lives. */
    List<String> tell(Case failed) {
        Rulebook book = workspace.rulebook().orElseThrow();
        Recorder recorder = new Recorder(book.rules());
        List<JournalEntry> entries = new ArrayList<>();
        new CaseRunner(new Rulebook(recorder, book.house(), book.learning()))
                .run(failed, step -> step.entry().ifPresent(entries::add));
        ZoneId zone = failed.customer().zone().orElse(workspace.settings().zone());
        List<String> lines = new ArrayList<>();
        receipts(entries, zone, lines);
        for (String rule : silent(failed, entries)) {
            lacking(rule, asked(rule, failed, recorder.situations), zone, lines);
        }
        return lines;
    }

    private void receipts(List<JournalEntry> entries, ZoneId zone, List<String> lines) {
        MarketerTelling telling = new MarketerTelling(PHRASES, version -> kept, zone);
        entries.stream()
                .map(telling::tell)
                .filter(it -> !it.sentences().isEmpty())
                .forEach(told -> {
                    lines.add(told.when() + "  " + told.about());
                    told.sentences().forEach(it -> lines.add("    " + it));
                });
        if (lines.isEmpty()) {
            lines.add("No rule proposed anything.");
        }
    }

    /** The rules that are expected and that nobody heard of. */
    private Set<String> silent(Case failed, List<JournalEntry> entries) {
        Set<String> rules = failed.expectations().stream()
                .flatMap(it -> it.rule().stream())
                .filter(inquiry.rules()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        entries.stream()
                .flatMap(it -> it.receipt().lines().stream())
                .map(Receipt.Line::rule)
                .forEach(rules::remove);
        return rules;
    }

    /** When the rule should have spoken, as far as the case tells; else when it was asked the last time. */
    private Optional<Situation> asked(String rule, Case failed, List<Situation> situations) {
        Set<Instant> expected = failed.expectations().stream()
                .filter(it -> it.rule().filter(rule::equals).isPresent())
                .flatMap(it -> it.at().stream())
                .collect(Collectors.toSet());
        List<Situation> all = situations.stream()
                .filter(it -> inquiry.isAskedAbout(rule, it.event()))
                .toList();
        return all.stream()
                .filter(it -> expected.contains(it.now()))
                .findFirst()
                .or(() -> all.stream().reduce((before, after) -> after));
    }

    private void lacking(String rule, Optional<Situation> asked, ZoneId zone, List<String> lines) {
        if (asked.isEmpty()) {
            lines.add("%s was never asked: no %s came in."
                    .formatted(rule, inquiry.eventType(rule).orElse("event")));
            return;
        }
        Situation situation = asked.get();
        lines.add("%s said nothing about %s of %s:"
                .formatted(rule, situation.event().type(), PHRASES.moment(situation.now(), zone)));
        inquiry.look(rule, situation)
                .sentences()
                .forEach(finding -> lines.add("    " + WhyNotReport.sentence(PHRASES, finding)));
    }

    /** Keeps what rules were asked about. */
    private static final class Recorder implements RuleBase {
        private final RuleBase rules;
        private final List<Situation> situations = new ArrayList<>();

        Recorder(RuleBase rules) {
            this.rules = rules;
        }

        @Override
        public String version() {
            return rules.version();
        }

        @Override
        public Map<String, String> reasons() {
            return rules.reasons();
        }

        @Override
        public String why(String rule, String language) {
            return rules.why(rule, language);
        }

        @Override
        public Wishes consider(Situation situation) {
            situations.add(situation);
            return rules.consider(situation);
        }
    }
}
