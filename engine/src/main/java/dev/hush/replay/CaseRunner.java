package dev.hush.replay;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.CampaignCalendar;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays cases in virtual time and holds what happened against what was expected. */
public final class CaseRunner {
    private final Rulebook book;
    private final CampaignCalendar calendar = (campaign, after) -> Optional.empty();

    public CaseRunner(Rulebook book) {
        this.book = book;
    }

    /**
     * What came of a case.
     *
     * @param failures each with the line of the expectation, what was expected and what happened; empty when it holds
     */
    public record Result(Case tested, List<String> failures) {
        public boolean holds() {
            return failures.isEmpty();
        }
    }

    public Result run(Case tested) {
        return run(tested, step -> {});
    }

    /** As {@link #run(Case)}; every step is seen, too. */
    public Result run(Case tested, Consumer<Step> onStep) {
        List<Happened> happened = new ArrayList<>();
        CustomerState after = play(tested, happened, onStep);
        return new Result(tested, failures(tested, happened, after));
    }

    /** What happens in a case, in the words of its expectations. */
    public List<String> happens(Case tested) {
        List<Happened> happened = new ArrayList<>();
        play(tested, happened, step -> {});
        return happened.stream().map(it -> it.at() + " " + it.text()).toList();
    }

    private CustomerState play(Case tested, List<Happened> happened, Consumer<Step> onStep) {
        Chance chance = new Chance(CaseFiles.SECRET);
        try (VirtualTime time = new VirtualTime(
                book,
                List.of(),
                calendar,
                chance,
                1,
                onStep.andThen(step -> step.entry()
                        .ifPresent(entry -> happened.addAll(
                                Happened.in(entry, tested.customer().id())))))) {
            time.begin(tested.customer());
            tested.others().forEach(time::begin);
            time.playArrivals(tested.events().iterator());
            return time.state(tested.customer().id());
        }
    }

    private static List<String> failures(Case tested, List<Happened> happened, CustomerState after) {
        List<String> failures = new ArrayList<>();
        List<Happened> left = new ArrayList<>(happened);
        for (Expectation expected : tested.expectations()) {
            if (expected.text().startsWith("level ")) {
                String level = after.factText("level", java.time.Instant.MIN).orElse("none");
                if (!expected.text().equals("level " + level)) {
                    failures.add(failure(tested, expected, "level " + level));
                }
            } else if (expected.absent()) {
                happened.stream()
                        .filter(expected.matches())
                        .findFirst()
                        .ifPresent(it -> failures.add(failure(tested, expected, it.toString())));
            } else if (!expected.text().equals(Expectation.NOTHING_ELSE) && !take(left, expected)) {
                failures.add(
                        failure(tested, expected, happened.isEmpty() ? "that nothing happened" : happened.toString()));
            }
        }
        tested.expectations().stream()
                .filter(it -> it.text().equals(Expectation.NOTHING_ELSE) && !left.isEmpty())
                .findFirst()
                .ifPresent(it -> failures.add(failure(tested, it, left.toString())));
        return failures;
    }

    private static boolean take(List<Happened> left, Expectation expected) {
        Optional<Happened> found = left.stream().filter(expected.matches()).findFirst();
        found.ifPresent(left::remove);
        return found.isPresent();
    }

    private static String failure(Case tested, Expectation expected, String found) {
        return "%s:%d: case \"%s\": expected %s, found %s"
                .formatted(tested.file(), expected.line(), tested.name(), expected.written(), found);
    }
}
