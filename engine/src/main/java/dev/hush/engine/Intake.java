package dev.hush.engine;

import dev.hush.event.CustomerEvent;
import dev.hush.event.FieldProblem;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Port for what brings events in: HTTP, files, timers, queues. */
public interface Intake {
    /**
     * Takes an event; the stage completes after the commit, exceptionally with a {@link Store.StoreException} when it
     * could not be committed.
     *
     * @throws QueueFullException when too much is waiting already; nothing was taken
     */
    CompletionStage<Answer> submit(CustomerEvent event);

    /** As {@link #submit}, waiting for room where there is none: for files, which can wait. */
    CompletionStage<Answer> submitWaiting(CustomerEvent event);

    /** What is wrong with an event's data by its declaration; who cannot mend it may submit it all the same. */
    default Optional<FieldProblem> problem(CustomerEvent event) {
        return Optional.empty();
    }

    /** What was done with an event. */
    enum Answer {
        TAKEN,
        /** Taken, kept and reported: nobody declared the type. */
        TAKEN_UNDECLARED,
        /** The same source and id came before; nothing was done. */
        DUPLICATE,
        /** The customer did not agree to such events being kept; it was counted, and nothing of it is kept. */
        NOT_COLLECTED,
        /** It could not be decided and lies with the dead letters. */
        DEAD_LETTER
    }

    /** Too much is waiting; try again later. */
    final class QueueFullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public QueueFullException(int capacity) {
            super("expected room in the intake queue, found " + capacity + " events waiting; try again in a second");
        }
    }
}
