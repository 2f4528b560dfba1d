package dev.bonin.jdbc;

import dev.bonin.testkit.Stores;

/** Databases as the contracts see them. */
final class Places {
    private Places() {}

    static Stores of(BoninDatabase database) {
        return new Stores(
                database.verifications(),
                database.sealedStore(),
                database.auditLog(),
                database.erasures(),
                database.accounts());
    }
}
