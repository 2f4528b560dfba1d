package dev.bonin.jdbc;

import dev.bonin.audit.AuditLog;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.verification.VerificationStore;

/** All that one place keeps. */
record Stores(VerificationStore verifications, SealedStore sealed, AuditLog log, ErasureStore erasures) {

    static Stores of(BoninDatabase database) {
        return new Stores(database.verifications(), database.sealedStore(), database.auditLog(), database.erasures());
    }

    static Stores of(InMemoryVerificationStore memory) {
        return new Stores(memory, memory.sealedStore(), memory.log(), memory.erasures());
    }
}
