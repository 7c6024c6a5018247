package dev.hush.app;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.RuleInquiry;
import dev.hush.decision.RuleInquiry.Finding;
import dev.hush.engine.Sharers;
import dev.hush.engine.Store;
import dev.hush.engine.WhyNot;
import dev.hush.engine.WhyNot.Answer;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.journal.MarketerTelling;
import dev.hush.journal.Phrases;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells why a rule does not speak to a customer today, sentence by sentence. */
final class WhyNotReport {
    private static final int MOST = 500;

    private final LoadedWorkspace workspace;
    private final Store store;
    private final Phrases phrases;
    private final ZoneId zone;
    private final Map<String, KeptRule> rules;
    private final MarketerTelling marketer;

    WhyNotReport(LoadedWorkspace workspace, Store store, String language) {
        this.workspace = workspace;
        this.store = store;
        this.phrases = Phrases.in(language);
        this.zone = workspace.settings().zone();
        this.rules = workspace.rules().kept().stream().collect(Collectors.toMap(KeptRule::id, Function.identity()));
        this.marketer = new MarketerTelling(phrases, version -> rules, zone);
    }

    /** An answer and what is told of it. */
    record Report(Answer answer, List<String> sentences) {}

    /** @param at the instant of asking; later than it when the customer was seen later */
    Report ask(CustomerId customer, String rule, Instant at) {
        RuleInquiry inquiry = workspace.rules().inquiry().orElseThrow();
        if (!inquiry.rules().contains(rule)) {
            throw new UsageException("expected the id of a rule with --why-not, found \"" + rule + "\". There are: "
                    + inquiry.rules().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        CustomerState state = Optional.ofNullable(store.load(List.of(customer)).get(customer))
                .orElseThrow(() -> new UsageException("expected a customer whom the store knows, found \"" + customer
                        + "\". Look at the id, or at --data."));
        List<JournalEntry> journal = store.journalOf(customer, MOST);
        Optional<CustomerEvent> last = journal.stream()
                .map(JournalEntry::event)
                .filter(event -> inquiry.isAskedAbout(rule, event))
                .findFirst();
        Instant now = Stream.concat(journal.stream().map(JournalEntry::decidedAt), Stream.of(at))
                .max(Instant::compareTo)
                .orElse(at);
        Answer answer = new WhyNot(
                        workspace.rules().rulebook().orElseThrow(), inquiry, new Chance(workspace.secret("hush")))
                .ask(state, Sharers.of(state, store), rule, last, now);
        return new Report(answer, tell(rule, answer, lastWeighed(journal, rule)));
    }

    private List<String> tell(String rule, Answer answer, String lastWeighed) {
        KeptRule kept = Optional.ofNullable(rules.get(rule)).orElseThrow();
        List<String> told = new ArrayList<>();
        told.add(phrases.say(
                "whynot.head",
                Map.of("rule", rule, "why", kept.whyIn(phrases.language()).orElse(""))));
        told.add(lastWeighed);
        told.add(phrases.say(
                answer.happened() ? "whynot.asked" : "whynot.never",
                Map.of(
                        "type", answer.event().type(),
                        "at", phrases.moment(answer.event().time(), zone))));
        if (kept.when().isEmpty()) {
            String all = phrases.say("whynot.plain." + (answer.findings().fires() ? "yes" : "no"));
            told.add(phrases.say("whynot.plain", Map.of("answer", all)));
        }
        answer.findings().sentences().forEach(finding -> told.add("  " + sentence(phrases, finding)));
        told.addAll(guards(answer));
        return told;
    }

    /** A sentence, whether it holds, and what it was held against. */
    static String sentence(Phrases phrases, Finding finding) {
        String sentence = finding.found()
                .map(found -> phrases.say("whynot.found", Map.of("sentence", finding.sentence(), "found", found)))
                .orElse(finding.sentence());
        return phrases.say(finding.holds() ? "whynot.holds" : "whynot.fails", Map.of("sentence", sentence));
    }

    private List<String> guards(Answer answer) {
        List<String> told = new ArrayList<>();
        long hold =
                answer.findings().sentences().stream().filter(Finding::holds).count();
        if (answer.lines().isEmpty()) {
            return List.of(phrases.say("whynot.nothing"));
        }
        told.add(
                hold == answer.findings().sentences().size()
                        ? phrases.say("whynot.all")
                        : phrases.say(
                                "whynot.some",
                                Map.of(
                                        "n",
                                        Long.toString(hold),
                                        "all",
                                        Integer.toString(
                                                answer.findings().sentences().size()))));
        answer.lines()
                .forEach(line -> told.add(
                        "  " + (line.reason().isEmpty() ? phrases.say("whynot.free") : marketer.line(line, rules))));
        answer.also()
                .forEach(reason ->
                        told.add("  " + phrases.say("whynot.also", Map.of("why", phrases.say("why." + reason)))));
        return told;
    }

    private String lastWeighed(List<JournalEntry> journal, String rule) {
        for (JournalEntry entry : journal) {
            Optional<String> line = entry.receipt().lines().stream()
                    .filter(it -> it.rule().equals(rule))
                    .map(it -> marketer.line(it, rules))
                    .findFirst();
            if (line.isPresent()) {
                return phrases.say(
                        "whynot.last", Map.of("at", phrases.moment(entry.decidedAt(), zone), "sentence", line.get()));
            }
        }
        return phrases.say("whynot.unweighed");
    }
}
