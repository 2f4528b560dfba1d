package dev.bonin.testkit.contract;

import dev.bonin.store.InMemoryStores;
import dev.bonin.store.Stores;

class InMemoryPeopleTest extends StoresContract {
    @Override
    protected Stores emptyStores() {
        return new InMemoryStores();
    }
}
