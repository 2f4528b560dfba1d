package dev.bonin.jdbc;

import dev.bonin.testkit.Stores;

/** Databases as the contracts see them. */
final class Places {
    private Places() {}

    static Stores of(BoninDatabase database) {
        return of(database, false);
    }

    static Stores announcing(BoninDatabase database) {
        return of(database, true);
    }

    private static Stores of(BoninDatabase database, boolean announcing) {
        return new Stores(
                database.verifications(announcing),
                database.sealedStore(),
                database.auditLog(),
                database.erasures(),
                database.accounts(),
                database.outbox());
    }
}
