package dev.bonin.ceremony;

import dev.bonin.ceremony.PolicyCheck.Judged;
import dev.bonin.standing.Standing;
import dev.bonin.verification.AuditTrail;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.Kept;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.util.List;
import java.util.Optional;

/**
 * F10 and F12: the request is still open, the {@code imp_uid} was never used, and from now on neither is so. One write
 * decides both, so no two finishes can share either; it is the only place that uses an {@code imp_uid} up, so nobody
 * can spoil somebody else's. With it goes what the purpose keeps of the person, sealed, and the entry of the access
 * log. Of somebody whom a policy refused the decision is kept alone.
 */
final class Recording {
    private final FinishedRequests store;
    private final PersonSealing sealing;
    private final AuditTrail trail;
    private final KeptDays days;

    Recording(FinishedRequests store, PersonSealing sealing, AuditTrail trail, KeptDays days) {
        this.store = store;
        this.sealing = sealing;
        this.trail = trail;
        this.days = days;
    }

    /** A verification that is kept. */
    sealed interface Recorded {
        Judged judged();

        Kept kept();

        default VerificationRequest request() {
            return judged().request();
        }
    }

    private record Proof(Judged judged, Kept kept) implements Recorded {}

    Checked<Recorded> check(Judged judged) {
        var kept = judged.isLetThrough() ? accepted(judged) : refused(judged);
        return kept.map(how -> Checked.<Recorded>proven(new Proof(judged, how)))
                .orElseGet(() -> Checked.refused(RefusalReason.NOT_THIS_REQUEST));
    }

    private Optional<Kept> accepted(Judged judged) {
        var request = judged.request();
        var event = trail.accepted(request, judged.report().provider());
        return sealing.withCurrentKeys(
                request,
                judged.report(),
                judged.sealed(),
                person -> request.binding().isPresent()
                        ? store.accept(request.id(), completion(request), person, event)
                        : store.keepBare(request, person, event));
    }

    /** A bare finish that is refused was nobody's request, and leaves nothing. */
    private Optional<Kept> refused(Judged judged) {
        var request = judged.request();
        if (request.binding().isEmpty()) {
            return Optional.of(Kept.NOBODY);
        }
        var decision = judged.judgement().refusal().orElseThrow();
        var persons = judged.standing().map(Standing::persons).orElse(List.of());
        return store.refuse(request.id(), days.of(request), trail.refused(request, decision, persons))
                ? Optional.of(Kept.NOBODY)
                : Optional.empty();
    }

    private static Completion completion(VerificationRequest request) {
        return request.completion().orElseThrow();
    }
}
