package dev.bonin.testkit;

import dev.bonin.account.AccountStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.verification.OutcomeOutbox;
import dev.bonin.verification.VerificationStore;

/** All that one place keeps: what one of them writes, the others read. */
public record Stores(
        VerificationStore verifications,
        SealedStore sealed,
        AuditLog log,
        ErasureStore erasures,
        AccountStore accounts,
        OutcomeOutbox outbox) {

    /** Those of a place in memory. */
    public static Stores of(InMemoryVerificationStore memory) {
        return new Stores(
                memory, memory.sealedStore(), memory.log(), memory.erasures(), memory.accounts(), memory.outbox());
    }
}
