package dev.bonin.ceremony;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.verification.RequestCleanup;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * Closes requests whose time is over, and forgets those that came to nothing. It works in small pieces, each of which
 * may happen twice or on several nodes at once without harm.
 */
public final class Cleanup {
    /** For how long it can be told why a request came to nothing. */
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final int AT_A_TIME = 500;

    /** One run ends some time, however many requests there are; the next one goes on. */
    private static final int MOST_PIECES = 200;

    private final RequestCleanup store;
    private final ClockAgreement clocks;

    public Cleanup(RequestCleanup store, ClockAgreement clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    /**
     * Does what there is to do now; nothing while the clocks do not agree on when that is.
     *
     * @throws StoreException if the store could not be used; the next run makes up for it
     */
    public void run() {
        clocks.now().ifPresent(this::run);
    }

    private void run(Instant now) {
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int expired = store.expire(now.minus(VerificationRequest.GRACE), AT_A_TIME);
            int forgotten = store.forget(now.minus(KEPT_FOR), AT_A_TIME);
            int refused = store.forgetRefused(now, AT_A_TIME);
            if (expired < AT_A_TIME && forgotten < AT_A_TIME && refused < AT_A_TIME) {
                return;
            }
        }
    }
}
