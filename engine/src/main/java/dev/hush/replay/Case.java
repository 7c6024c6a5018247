package dev.hush.replay;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Arrival.EventArrived;
import java.util.List;

/**
 * A case: a customer, what happens, and what is expected of it; others beside, where an address is shared.
 *
 * @param file the cases file, relative to the workspace
 * @param line where the case begins, from 1
 * @param customer the state at the beginning
 * @param others the states of the others at the beginning
 * @param events what comes in, in the order in which it comes
 */
public record Case(
        String file,
        int line,
        String name,
        CustomerState customer,
        List<CustomerState> others,
        List<EventArrived> events,
        List<Expectation> expectations) {}
