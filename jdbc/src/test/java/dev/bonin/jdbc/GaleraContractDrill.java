package dev.bonin.jdbc;

import dev.bonin.store.Stores;
import dev.bonin.store.VerificationStore;
import dev.bonin.testkit.contract.StoresContract;
import dev.bonin.testkit.contract.VerificationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All that stores promise, on a Galera cluster of which each call meets another node. A drill: run by {@code
 * scripts/drill}, not with the tests.
 */
class GaleraContractDrill {
    @RegisterExtension
    static final GaleraServer SERVER = new GaleraServer();

    @AfterAll
    static void print() {
        System.out.println("Galera: the contract of the stores, each call on another node: calls that were refused for"
                + " the moment, and made again: " + EveryNode.refused());
    }

    private static Stores emptyStores() {
        return EveryNode.of(SERVER.emptyNodes());
    }

    @Nested
    class People extends StoresContract {
        @Override
        protected Stores emptyStores() {
            return GaleraContractDrill.emptyStores();
        }
    }

    @Nested
    class Requests extends VerificationStoreContract {
        @Override
        protected VerificationStore emptyStore() {
            return GaleraContractDrill.emptyStores().verifications();
        }

        @Override
        protected boolean beginsWithTheLook() {
            return true;
        }
    }
}
