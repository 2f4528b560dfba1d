package dev.bonin.ceremony;

import dev.bonin.ceremony.PolicyCheck.Judged;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.standing.Standing;
import dev.bonin.verification.AuditTrail;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.Kept;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.util.List;
import java.util.Optional;

/**
 * F10 and F12: the request is still open, the evidence was never used, and this write ends both. A single write
 * decides, so two finishes can never share a request or evidence. Only this write uses up evidence,
 * so one browser cannot invalidate another's. It also stores the sealed data that the purpose keeps, what
 * waits to be redeemed, and the access log entry. If a policy refuses the person, only the decision is stored.
 */
final class Recording {
    private final FinishedRequests store;
    private final PersonSealing sealing;
    private final AuditTrail trail;
    private final KeptDays days;
    private final HandoverSealing handovers;

    Recording(
            FinishedRequests store, PersonSealing sealing, HandoverSealing handovers, AuditTrail trail, KeptDays days) {
        this.store = store;
        this.sealing = sealing;
        this.handovers = handovers;
        this.trail = trail;
        this.days = days;
    }

    /** Proof that the verification is stored. */
    sealed interface Recorded {
        Judged judged();

        Kept kept();

        default VerificationRequest request() {
            return judged().request();
        }
    }

    private record Proof(Judged judged, Kept kept) implements Recorded {}

    Checked<Recorded> check(Judged judged, Optional<BrowserNonce> browser) {
        var kept = judged.isStored() ? stored(judged, browser) : refused(judged);
        return kept.map(how -> Checked.<Recorded>proven(new Proof(judged, how)))
                .orElseGet(() -> Checked.refused(RefusalReason.NOT_THIS_REQUEST));
    }

    private Optional<Kept> stored(Judged judged, Optional<BrowserNonce> browser) {
        var handover = handovers.seal(judged, browser);
        return sealing.withCurrentKeys(
                judged.finish(), judged.sealed(), person -> stored(judged, person.handing(handover)));
    }

    private Optional<Kept> stored(Judged judged, SealedPerson person) {
        var request = judged.request();
        var provider = judged.report().provider();
        if (request.state() == VerificationState.GUARDIAN_NEEDED) {
            return store.needGuardian(request.id(), days.of(request), person, trail.guardianNeeded(request, provider));
        }
        var event = trail.accepted(request, provider);
        return request.binding().isPresent()
                ? store.accept(request.id(), request.completion().orElseThrow(), person, event)
                : store.keepBare(request, person, event);
    }

    /** A refused bare finish has no request, so nothing is stored. */
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
}
