package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.store.Store;
import java.time.Instant;

/**
 * One record of PortOne V2. Its id is the merchant's and stays; each attempt replaces the rest.
 *
 * @param txId PortOne's id of the attempt
 * @param attempts how many there were, this one included
 */
public record IdentityVerification(
        Store store,
        String id,
        String txId,
        int attempts,
        Attempt attempt,
        Instant requestedAt,
        Instant updatedAt,
        IdentityState state,
        IdentityOverrides overrides) {

    IdentityVerification turned(IdentityState next) {
        return changed(next, next.since());
    }

    IdentityVerification changed(IdentityState next, Instant at) {
        return new IdentityVerification(store, id, txId, attempts, attempt, requestedAt, at, next, overrides);
    }

    IdentityVerification overridden(IdentityOverrides by) {
        return new IdentityVerification(store, id, txId, attempts, attempt, requestedAt, updatedAt, state, by);
    }

    public IdentityStatus status() {
        return state.status();
    }

    /** Returns the id, without personal data. */
    @Override
    public String toString() {
        return "IdentityVerification[" + id + "]";
    }
}
