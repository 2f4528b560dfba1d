package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A finish that has happened: the same browser asks about the same {@code imp_uid} again, because an answer was lost or
 * a page was loaded twice. It gets the same outcome from what was kept, and the source is not asked again.
 */
final class SameAgain {
    private static final Duration REPEATABLE_FOR = Duration.ofMinutes(15);

    private final Clock clock;

    SameAgain(Clock clock) {
        this.clock = clock;
    }

    /**
     * The request that the browser of {@code attempt} finished with the same {@code imp_uid}; empty if it did not, or
     * says that it is about another.
     */
    Optional<VerificationRequest> find(FinishAttempt attempt, BrowserHistory history) {
        var browser = attempt.browser().map(BrowserNonce::hash);
        return history.used()
                .filter(request -> browser.isPresent() && request.binding().equals(browser))
                .filter(request -> attempt.claimedRequest()
                        .orElse(request.id().value())
                        .equals(request.id().value()));
    }

    boolean isRepeatable(VerificationRequest finished) {
        return finished.completion()
                .filter(how -> !clock.instant().isAfter(how.finishedAt().plus(REPEATABLE_FOR)))
                .isPresent();
    }
}
