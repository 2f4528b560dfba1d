package dev.bonin.verification;

import dev.bonin.secret.PageTokenHash;
import java.util.Optional;

/**
 * Requests in any state, to be read, and what is kept of the people who finished them. Each call sees everything that
 * was kept before, and may throw a {@link StoreException}.
 */
public interface KeptRequests {

    /** Returns a request; empty if there is none, or it was forgotten. */
    Optional<VerificationRequest> find(VerificationId id);

    /** Returns the request of an application that has this page; empty if there is none, or it was forgotten. */
    Optional<VerificationRequest> findByPage(PageTokenHash page);

    /** Returns what is kept of the person of a request; empty if there is no such request, or nothing is. */
    Optional<KeptPerson> person(VerificationId id);
}
