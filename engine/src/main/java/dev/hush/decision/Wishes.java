package dev.hush.decision;

import dev.hush.offer.Proposal;
import dev.hush.plan.FactChange;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything the rules wish for in one situation; lists are in the order of rule ids.
 *
 * @param fired the rules whose conditions held, each once
 */
public record Wishes(
        List<Proposal> proposals,
        List<FollowUpWish> followUps,
        List<TaskWish> tasks,
        List<FactChange> facts,
        List<HouseObjection> objections,
        List<Luck> luck,
        List<RuleFault> faults,
        List<Rest> rests,
        List<String> fired) {

    /** Wishes without a quiet, of which it is not told who fired. */
    public Wishes(
            List<Proposal> proposals,
            List<FollowUpWish> followUps,
            List<TaskWish> tasks,
            List<FactChange> facts,
            List<HouseObjection> objections,
            List<Luck> luck,
            List<RuleFault> faults) {
        this(proposals, followUps, tasks, facts, objections, luck, faults, List.of(), List.of());
    }

    public static final Wishes NONE =
            new Wishes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** A question to come back to at {@code due}, unless an event of the type comes first. */
    public record FollowUpWish(String rule, String name, Instant due, Optional<String> unless) {}

    /** Something for a person of the front line. */
    public record TaskWish(String rule, String name, String text) {
        public static TaskWish of(String rule, String text) {
            return new TaskWish(rule, name(text), text);
        }

        /** The text as a name: lower case, its words tied by hyphens. */
        public static String name(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
        }
    }

    /** A house rule's no to the proposal of another rule. */
    public record HouseObjection(String houseRule, String rule, String text) {}

    /** An outcome of chance that a rule looked at, kept so that it can be proved. */
    public record Luck(String experiment, double drawn, boolean favoured) {}

    /** A rule that threw; it wishes for nothing. */
    public record RuleFault(String rule, String message) {}
}
