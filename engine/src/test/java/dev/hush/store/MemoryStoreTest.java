package dev.hush.store;

import dev.hush.engine.Store;
import dev.hush.memory.MemoryStore;

class MemoryStoreTest extends StoreContractTest {
    @Override
    Store open() {
        return new MemoryStore();
    }

    @Override
    public Store another() {
        return store();
    }
}
