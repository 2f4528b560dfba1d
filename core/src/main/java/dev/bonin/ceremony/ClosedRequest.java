package dev.bonin.ceremony;

import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds the specific reason for a refused finish: the named request belongs to this browser and is closed. A request of
 * another browser is looked up the same way and treated like one that does not exist.
 */
final class ClosedRequest {
    private final KeptRequests store;
    private final Clock clock;

    ClosedRequest(KeptRequests store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A request that can no longer be finished, and the reason. */
    record Closed(VerificationRequest request, RefusalReason reason) {}

    /**
     * Returns the request that {@code visit} names, if it is closed.
     *
     * @return empty if it names no request, one of another browser, one that can still be finished, or a finished
     *     one
     * @throws StoreException if the lookup failed
     */
    Optional<Closed> of(Visit visit) {
        return visit.named()
                .flatMap(store::find)
                .filter(visit::isOwnerOf)
                .flatMap(request -> reason(request).map(why -> new Closed(request, why)));
    }

    private Optional<RefusalReason> reason(VerificationRequest request) {
        return switch (request.state()) {
            case CANCELLED ->
                Optional.of(
                        request.tries() >= TryCount.MOST_TRIES
                                ? RefusalReason.TOO_MANY_TRIES
                                : RefusalReason.REQUEST_CANCELLED);
            case EXPIRED -> Optional.of(RefusalReason.EXPIRED);
            case OPEN -> request.isInTime(clock.instant()) ? Optional.empty() : Optional.of(RefusalReason.EXPIRED);
            case ACCEPTED, GUARDIAN_NEEDED, REFUSED, ERASED -> Optional.empty();
        };
    }
}
