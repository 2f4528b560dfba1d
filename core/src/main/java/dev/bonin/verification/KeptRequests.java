package dev.bonin.verification;

import dev.bonin.sealing.SealedHandover;
import dev.bonin.secret.PageTokenHash;
import java.util.Optional;

/**
 * Reads requests in any state, and the stored data about the people who finished them. Each call sees everything that
 * was stored before, and may throw a {@link StoreException}.
 */
public interface KeptRequests {

    /** Returns a request; empty if there is none, or it was deleted. */
    Optional<VerificationRequest> find(VerificationId id);

    /** Returns the application's request with this page; empty if there is none, or it was deleted. */
    Optional<VerificationRequest> findByPage(PageTokenHash page);

    /**
     * Returns the stored data about the person of a request; empty if there is no such request, or nothing is stored.
     */
    Optional<KeptPerson> person(VerificationId id);

    /** Returns the values of a request that wait to be redeemed; empty if none do, or they were destroyed. */
    Optional<SealedHandover> handover(VerificationId id);
}
