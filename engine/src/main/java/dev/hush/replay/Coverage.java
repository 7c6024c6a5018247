package dev.hush.replay;

import dev.hush.decision.Reason;
import dev.hush.engine.Step;
import dev.hush.journal.Receipt;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What cases come to: which rules fire, which answer with which reason is given; and so what no case comes to. */
public final class Coverage implements Consumer<Step> {
    /** What guards, the house and arbitration answer; the others are about the hand-over, or not built yet. */
    private static final Set<Reason> REACHABLE = EnumSet.complementOf(EnumSet.of(
            Reason.ERASED,
            Reason.GUARD_FAILED,
            Reason.OPEN_CASE,
            Reason.PURSE_EMPTY,
            Reason.FAIRNESS_BLOCK,
            Reason.LEVEL_TOO_LOW,
            Reason.NOT_COLLECTED,
            Reason.TEMPLATE_ERROR,
            Reason.DELIVERY_FAILED));

    private final Set<String> fired = new TreeSet<>();
    private final Set<String> sent = new TreeSet<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    @Override
    public void accept(Step step) {
        fired.addAll(step.fired());
        step.entry().ifPresent(entry -> entry.receipt().lines().forEach(this::add));
    }

    private void add(Receipt.Line line) {
        fired.add(line.rule());
        line.reason().ifPresent(reasons::add);
        if (line.answer() == Receipt.Answer.SENT) {
            sent.add(line.rule());
        }
    }

    /**
     * What was reached and what not.
     *
     * @param rules how many rules there are
     * @param silent rules that no case makes fire
     * @param neverSent of the rules that fire and propose messages, those whose message goes out in no case
     * @param reasons what the guards, the house and arbitration answered somewhere
     * @param otherReasons what they answer in no case
     */
    public record Report(
            int rules, List<String> silent, List<String> neverSent, List<Reason> reasons, List<Reason> otherReasons) {}

    /** @param rules the ids of all rules; @param speaking those that propose messages */
    public Report of(Collection<String> rules, Collection<String> speaking) {
        List<String> all = rules.stream().sorted().toList();
        return new Report(
                all.size(),
                all.stream().filter(rule -> !fired.contains(rule)).toList(),
                speaking.stream()
                        .sorted()
                        .filter(rule -> fired.contains(rule) && !sent.contains(rule))
                        .toList(),
                reasons.stream().sorted().toList(),
                REACHABLE.stream().filter(reason -> !reasons.contains(reason)).toList());
    }
}
