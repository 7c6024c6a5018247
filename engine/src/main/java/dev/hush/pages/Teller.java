package dev.hush.pages;

import dev.hush.consent.Sources;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Company;
import dev.hush.engine.Intake;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Sharers;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Tells the engine what a customer said, as events, and waits until that is committed. */
final class Teller {
    private static final int PATIENCE_SECONDS = 15;

    private final Intake intake;
    private final Store store;
    private final Supplier<Sources> sources;

    Teller(Intake intake, Store store, Supplier<Sources> sources) {
        this.sources = sources;
        this.intake = intake;
        this.store = store;
    }

    /**
     * One thing that a customer said: the type of an event, and its data.
     *
     * @param id of the event, for what can be said once only; empty for what can be said again
     */
    record Said(String type, Map<String, Object> data, Optional<String> id) {
        Said(String type, Map<String, Object> data) {
            this(type, data, Optional.empty());
        }
    }

    /** Whether it would be taken from anybody: a house may declare a fact by the name of a country or an address. */
    boolean isTaken(Visit visit, Said said) {
        return intake.problem(event(visit, said)).isEmpty();
    }

    /**
     * Returns when all of it is committed.
     *
     * @throws NotHeardException when it is not, or nobody knows
     */
    void tell(Visit visit, List<Said> said) {
        List<CompletionStage<Answer>> answers = new ArrayList<>();
        try {
            for (Said each : said) {
                answers.add(intake.submit(event(visit, each)));
            }
            for (CompletionStage<Answer> answer : answers) {
                Answer was = answer.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (was == Answer.DEAD_LETTER) {
                    throw new NotHeardException("it lies with the dead letters");
                }
            }
        } catch (Intake.QueueFullException | ExecutionException | TimeoutException e) {
            throw new NotHeardException(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotHeardException("the engine ends");
        }
    }

    private static CustomerEvent event(Visit visit, Said said) {
        return new CustomerEvent(
                said.id().orElseGet(() -> UUID.randomUUID().toString()),
                dev.hush.consent.Said.OWN_HAND,
                said.type(),
                visit.link().customer(),
                visit.now(),
                said.data(),
                Optional.of(visit.link().outreach()).filter(key -> !key.isEmpty()));
    }

    /** What is known of the customer and those who share an address now, under whatever id since two became one. */
    Company company(CustomerId identity) {
        CustomerState customer = customer(identity);
        return new Company(customer, Sharers.of(customer, store), sources.get());
    }

    private CustomerState customer(CustomerId identity) {
        CustomerId id = store.people().resolve(List.of(identity)).getOrDefault(identity, identity);
        return store.load(List.of(id)).getOrDefault(id, CustomerState.unknown(id));
    }

    /** What a customer said is not committed, as far as anybody knows; saying it again does no harm. */
    static final class NotHeardException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotHeardException(String message) {
            super(message);
        }
    }
}
