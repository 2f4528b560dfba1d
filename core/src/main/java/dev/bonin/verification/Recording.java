package dev.bonin.verification;

import dev.bonin.verification.Freshness.Fresh;
import java.time.Clock;

/**
 * F10 and F12: the {@code imp_uid} was never used, and from now on it is. One write decides both, so no two finishes can share one; it is the
 * only place that uses one up, so nobody can spoil somebody else's.
 */
final class Recording {
    private final VerificationStore store;
    private final String purpose;
    private final Mode mode;
    private final Clock clock;

    Recording(VerificationStore store, String purpose, Mode mode, Clock clock) {
        this.store = store;
        this.purpose = purpose;
        this.mode = mode;
        this.clock = clock;
    }

    /** A verification that is kept. */
    record Recorded(FinishedVerification row, Fresh fresh) {}

    Checked<Recorded> check(VerificationId id, Fresh fresh) {
        var row = new FinishedVerification(
                id,
                fresh.claim().impUid(),
                mode,
                fresh.claim().bound(),
                purpose,
                fresh.report().provider(),
                fresh.certifiedAt(),
                clock.instant());
        return store.keep(row)
                ? Checked.proven(new Recorded(row, fresh))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }
}
