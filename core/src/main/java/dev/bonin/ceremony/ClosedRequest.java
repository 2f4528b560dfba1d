package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Tells of a finish that was refused what has become of the request that it names, where that is the very browser's own
 * and closed. Somebody else's request is looked up the same way and told like one that there is not.
 */
final class ClosedRequest {
    private final KeptRequests store;
    private final Clock clock;

    ClosedRequest(KeptRequests store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A request that nobody can finish any more, and why. */
    record Closed(VerificationRequest request, RefusalReason reason) {}

    /**
     * The request that {@code attempt} names.
     *
     * @return empty if it names none, or one that is another browser's, or can still be finished, or was finished
     * @throws StoreException if it could not be looked up
     */
    Optional<Closed> of(FinishAttempt attempt) {
        var browser = attempt.browser().map(BrowserNonce::hash);
        return attempt.claimedRequest()
                .flatMap(VerificationId::tryParse)
                .flatMap(store::find)
                .filter(request -> browser.isPresent() && request.binding().equals(browser))
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
            case ACCEPTED, REFUSED, ERASED -> Optional.empty();
        };
    }
}
