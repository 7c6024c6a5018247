package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import java.util.List;
import java.util.Optional;

/** An event, or what is wrong with it. */
public record Parsed(Optional<CustomerEvent> event, List<Problem> problems) {
    static Parsed of(CustomerEvent event) {
        return new Parsed(Optional.of(event), List.of());
    }

    static Parsed refused(List<Problem> problems) {
        return new Parsed(Optional.empty(), List.copyOf(problems));
    }

    static Parsed refused(Problem problem) {
        return refused(List.of(problem));
    }
}
