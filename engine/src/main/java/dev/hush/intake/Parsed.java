package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import java.util.List;
import java.util.Optional;

/**
 * One thing read: an event, or everything that is wrong with it.
 *
 * @param number its line in lines of JSON, its place in an array; from 1
 * @param event empty exactly where there are problems
 */
public record Parsed(long number, Optional<CustomerEvent> event, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
        if (event.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("expected an event or problems, found both or neither");
        }
    }

    static Parsed of(long number, CustomerEvent event) {
        return new Parsed(number, Optional.of(event), List.of());
    }

    static Parsed refused(long number, List<Problem> problems) {
        return new Parsed(number, Optional.empty(), problems);
    }

    static Parsed refused(long number, Problem problem) {
        return refused(number, List.of(problem));
    }

    /** The same, refused. */
    public Parsed refuse(Problem problem) {
        return refused(number, problem);
    }

    public boolean tooLarge() {
        return problems.stream().anyMatch(Problem::tooLarge);
    }
}
