package dev.bonin.boot.management;

import dev.bonin.store.Stores;
import dev.bonin.verification.StoreException;

/** Checks that the database can be reached and written. Nothing works without it, so it decides about readiness. */
final class DatabaseHealth {
    private final Stores stores;

    DatabaseHealth(Stores stores) {
        this.stores = stores;
    }

    boolean isUp() {
        try {
            stores.ping();
            return true;
        } catch (StoreException away) {
            return false;
        }
    }
}
