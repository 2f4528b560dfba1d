package dev.bonin.testkit.contract;

import dev.bonin.application.ApplicationStore;
import dev.bonin.store.Stores;
import org.junit.jupiter.api.Nested;

/**
 * The contract of {@link Stores}, all stores that share their data. Extend it in your tests to check your own
 * implementation.
 */
public abstract class StoresContract {

    /** For subclasses. */
    protected StoresContract() {}

    /** Returns empty stores that share their data. */
    protected abstract Stores emptyStores();

    /** Recognising returning people. */
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

    /** The keys that seal people. */
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

    /** Values that wait to be redeemed. */
    @Nested
    class Handovers extends VerificationStoreContract.Handovers {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Erasure of people. */
    @Nested
    class Erasures extends ErasureStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** The ledger of erasures. */
    @Nested
    class Ledger extends ErasureLedgerContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** The standing of a person. */
    @Nested
    class Standings extends StandingContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Links between accounts and people. */
    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** What people are told about their accounts. */
    @Nested
    class AccountHints extends AccountsContract.Hints {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Bans and re-join waits. */
    @Nested
    class BansAndWaits extends BansAndWaitsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Simultaneous changes of accounts. */
    @Nested
    class AccountRaces extends AccountRacesContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** People verified through other channels. */
    @Nested
    class OtherChannels extends OtherChannelsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** All data about one person. */
    @Nested
    class Subjects extends SubjectStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Registered applications. */
    @Nested
    class Applications extends ApplicationStoreContract {
        @Override
        protected ApplicationStore emptyApplicationStore() {
            return StoresContract.this.emptyStores().applications();
        }
    }

    /** Events to be delivered. */
    @Nested
    class Outbox extends OutcomeOutboxContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores().announcing();
        }
    }

    /** An outbox without listeners. */
    @Nested
    class SilentOutbox extends OutcomeOutboxContract.Silent {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Children who wait for their guardians. */
    @Nested
    class Guardians extends GuardianStoreContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** Where events of applications are sent. */
    @Nested
    class Webhooks extends WebhookEndpointsContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** What is sent to applications. */
    @Nested
    class WebhookEvents extends WebhookContract.Events {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }

    /** How it is handed out, and what is logged. */
    @Nested
    class WebhookDeliveries extends WebhookQueueContract {
        @Override
        protected Stores emptyStores() {
            return StoresContract.this.emptyStores();
        }
    }
}
