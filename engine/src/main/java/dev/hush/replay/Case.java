package dev.hush.replay;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerEvent;
import java.util.List;

/**
 * A case: one customer, what happens, and what is expected of it.
 *
 * @param file the cases file, relative to the workspace
 * @param line where the case begins, from 1
 * @param customer the state at the beginning
 */
public record Case(
        String file,
        int line,
        String name,
        CustomerState customer,
        List<CustomerEvent> events,
        List<Expectation> expectations) {}
