package dev.hush.store;

import dev.hush.engine.Store;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every store promises, whatever it is made of; the promises stand in the interfaces. */
abstract class StoreContractTest
        implements CommitContract, LeaseContract, PeopleContract, IdentityContract, RetentionContract, RulesContract {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

    private Store store;

    /** An empty store. */
    abstract Store open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }
}
