package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A finish that has happened: the same browser asks about the same {@code imp_uid} again, because an answer was lost or a page was loaded twice.
 * It gets the same outcome from what was kept, and the source is not asked again.
 */
final class SameAgain {
    private static final Duration REPEATABLE_FOR = Duration.ofMinutes(15);

    private final VerificationStore store;
    private final Clock clock;

    SameAgain(VerificationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The request that this browser finished with {@code impUid}; empty if it did not. */
    Optional<VerificationRequest> find(ImpUid impUid, FinishAttempt attempt) {
        return attempt.browser()
                .map(BrowserNonce::hash)
                .flatMap(browser -> store.findByImpUid(impUid)
                        .filter(request -> request.binding().equals(Optional.of(browser))));
    }

    boolean isRepeatable(VerificationRequest finished) {
        return finished.completion()
                .filter(how -> !clock.instant().isAfter(how.finishedAt().plus(REPEATABLE_FOR)))
                .isPresent();
    }
}
