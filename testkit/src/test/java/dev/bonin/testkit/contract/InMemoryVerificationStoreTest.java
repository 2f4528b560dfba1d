package dev.bonin.testkit.contract;

import dev.bonin.store.InMemoryStores;
import dev.bonin.store.VerificationStore;

class InMemoryVerificationStoreTest extends VerificationStoreContract {
    @Override
    protected VerificationStore emptyStore() {
        return new InMemoryStores();
    }
}
