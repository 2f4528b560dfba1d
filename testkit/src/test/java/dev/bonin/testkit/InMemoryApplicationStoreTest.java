package dev.bonin.testkit;

import dev.bonin.application.ApplicationStore;
import dev.bonin.store.InMemoryApplicationStore;

class InMemoryApplicationStoreTest extends ApplicationStoreContract {
    @Override
    protected ApplicationStore emptyApplicationStore() {
        return new InMemoryApplicationStore();
    }
}
