package dev.bonin.testkit;

import dev.bonin.application.ApplicationStore;
import dev.bonin.store.Stores;
import org.junit.jupiter.api.Nested;

/**
 * What everything that keeps people must do together, wherever it keeps them. Extend it in your tests to hold stores of
 * your own to it.
 */
public abstract class StoresContract {

    /** Only for subclasses. */
    protected StoresContract() {}

    /** Stores of one place that keeps nothing yet. */
    protected abstract Stores emptyStores();

    /** How people are found again. */
    @Nested
    class Persons extends PersonsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** The access log. */
    @Nested
    class Log extends AuditLogContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** The keys that people are kept with. */
    @Nested
    class RingKeys extends RingKeysContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Rows that move from one key to the next. */
    @Nested
    class Sealing extends SealedStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** How people are forgotten. */
    @Nested
    class Erasures extends ErasureStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** What is remembered of it. */
    @Nested
    class Ledger extends ErasureLedgerContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** How somebody stands. */
    @Nested
    class Standings extends StandingContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Accounts and whose they are. */
    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Those who have left, or are banned. */
    @Nested
    class BansAndWaits extends BansAndWaitsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Accounts that many want at once. */
    @Nested
    class AccountRaces extends AccountRacesContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** People who come by another channel. */
    @Nested
    class OtherChannels extends OtherChannelsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** What is held of one person. */
    @Nested
    class Subjects extends SubjectStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Applications that were added. */
    @Nested
    class Applications extends ApplicationStoreContract {
        @Override
        protected ApplicationStore emptyApplicationStore() {
            return StoresContract.this.emptyStores().applications();
        }
    }

    /** What is still to be told. */
    @Nested
    class Outbox extends OutcomeOutboxContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores().announcing();
        }
    }

    /** Where nobody wants to be told. */
    @Nested
    class SilentOutbox extends SilentOutboxContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }
}
