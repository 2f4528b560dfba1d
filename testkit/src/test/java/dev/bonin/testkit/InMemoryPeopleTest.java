package dev.bonin.testkit;

import dev.bonin.store.InMemoryVerificationStore;

class InMemoryPeopleTest extends StoresContract {
    @Override
    protected Stores emptyStores() {
        return Stores.of(new InMemoryVerificationStore(PeopleContract.CLOCK));
    }

    @Override
    protected Stores emptyAnnouncingStores() {
        return Stores.of(new InMemoryVerificationStore(PeopleContract.CLOCK, true));
    }
}
