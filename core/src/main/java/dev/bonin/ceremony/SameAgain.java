package dev.bonin.ceremony;

import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Repeats a finish: the same browser sends the same evidence again, because a response was lost or a page was
 * loaded twice. It gets the stored outcome, and the source is not asked again.
 */
final class SameAgain {
    private static final Duration REPEATABLE_FOR = Duration.ofMinutes(15);

    private final Clock clock;

    SameAgain(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the request that the visit's browser finished with the same evidence; empty if it did not, or if
     * it names another request.
     */
    Optional<VerificationRequest> find(Visit visit, BrowserHistory history) {
        return history.used().filter(visit::isOwnerOf).filter(visit::mayMean);
    }

    boolean isRepeatable(VerificationRequest finished) {
        return finished.completion()
                .filter(how -> !clock.instant().isAfter(how.finishedAt().plus(REPEATABLE_FOR)))
                .isPresent();
    }
}
