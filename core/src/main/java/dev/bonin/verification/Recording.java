package dev.bonin.verification;

import dev.bonin.verification.Freshness.Fresh;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Clock;

/**
 * F10 and F12: the request is still open, the {@code imp_uid} was never used, and from now on neither is so. One write decides both, so no two
 * finishes can share either; it is the only place that uses an {@code imp_uid} up, so nobody can spoil somebody else's.
 */
final class Recording {
    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final VerificationStore store;
    private final Clock clock;

    Recording(CeremonyRules rules, VerificationIds ids, VerificationStore store, Clock clock) {
        this.rules = rules;
        this.ids = ids;
        this.store = store;
        this.clock = clock;
    }

    /** A verification that is kept. */
    record Recorded(VerificationRequest request, Completion completion, Fresh fresh) {}

    Checked<Recorded> check(Fresh fresh) {
        var matched = fresh.matched();
        var completion =
                new Completion(matched.impUid(), matched.report().provider(), fresh.certifiedAt(), clock.instant());
        var request = matched.request().map(open -> open.accepted(completion)).orElseGet(() -> bare(completion));
        return isKept(request, completion)
                ? Checked.proven(new Recorded(request, completion, fresh))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }

    private VerificationRequest bare(Completion completion) {
        return VerificationRequest.bare(ids.next(), rules.purposes().ofBareFinish(), rules.mode(), completion);
    }

    private boolean isKept(VerificationRequest request, Completion completion) {
        return request.binding().isPresent() ? store.accept(request.id(), completion) : store.keepBare(request);
    }
}
