package dev.bonin.ceremony;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.verification.RequestCleanup;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Expires requests at the end of their lifetime, removes unfinished ones later, and destroys values that were not
 * redeemed in time. It works in small batches, each of which can be repeated or run on several nodes at once.
 */
public final class Cleanup {
    /** How long the reason why a request was not finished is available. */
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final int AT_A_TIME = 500;

    /** Bounds one run regardless of the number of requests; the next run continues. */
    private static final int MOST_PIECES = 200;

    private final RequestCleanup store;
    private final ClockAgreement clocks;

    public Cleanup(RequestCleanup store, ClockAgreement clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    /**
     * Expires and removes all due requests. Does nothing while the clocks disagree.
     *
     * @throws StoreException if the store is not available; the next run retries
     */
    public void run() {
        clocks.now().ifPresent(this::run);
    }

    private void run(Instant now) {
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int expired = store.expire(now.minus(VerificationRequest.GRACE), AT_A_TIME);
            int forgotten = store.forget(now.minus(KEPT_FOR), AT_A_TIME);
            int refused = store.forgetRefused(now, AT_A_TIME);
            int handovers = store.destroyHandovers(now, AT_A_TIME);
            if (Stream.of(expired, forgotten, refused, handovers).allMatch(done -> done < AT_A_TIME)) {
                return;
            }
        }
    }
}
