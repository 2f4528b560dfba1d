package dev.bonin.testkit;

import dev.bonin.store.InMemoryVerificationStore;
import org.junit.jupiter.api.Nested;

class InMemoryPeopleTest {
    private static Stores inMemory() {
        return Stores.of(new InMemoryVerificationStore(PeopleContract.CLOCK));
    }

    @Nested
    class Persons extends PersonsContract {
        @Override
        protected Stores emptyStores() {
            return inMemory();
        }
    }

    @Nested
    class Log extends AuditLogContract {
        @Override
        protected Stores emptyStores() {
            return inMemory();
        }
    }

    @Nested
    class Keys extends SealedStoreContract {
        @Override
        protected Stores emptyStores() {
            return inMemory();
        }
    }

    @Nested
    class Erasures extends ErasureStoreContract {
        @Override
        protected Stores emptyStores() {
            return inMemory();
        }
    }
}
