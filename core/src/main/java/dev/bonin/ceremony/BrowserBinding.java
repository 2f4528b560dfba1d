package dev.bonin.ceremony;

import dev.bonin.secret.BindingHash;
import dev.bonin.source.Evidence;
import dev.bonin.verification.Binding;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * F2: this browser started a request that is still open. Only sandbox mode continues without one, and the outcome then
 * states that the caller is not proven. A named request that this browser did not start is refused here,
 * before a try is counted or the source is asked.
 */
final class BrowserBinding {
    private final Binding binding;
    private final Clock clock;

    BrowserBinding(Binding binding, Clock clock) {
        this.binding = binding;
        this.clock = clock;
    }

    /** The evidence and the browser's requests that it may belong to. */
    sealed interface Claim {
        Evidence evidence();

        Optional<BindingHash> browser();

        /** Returns the open requests, or only the named one; empty only if a bare finish is allowed. */
        List<VerificationRequest> requests();

        /** Returns the request that the browser named. */
        Optional<VerificationId> named();

        /** Returns the named request, otherwise the newest; exists whenever a try is counted. */
        default VerificationRequest likely() {
            return requests().get(0);
        }
    }

    private record Proof(
            Evidence evidence,
            Optional<BindingHash> browser,
            List<VerificationRequest> requests,
            Optional<VerificationId> named)
            implements Claim {}

    Checked<Claim> check(Evidence evidence, Visit visit, List<VerificationRequest> unfinished) {
        var open = unfinished.stream()
                .filter(request -> request.isOpen() && request.isInTime(clock.instant()))
                .toList();
        var meant = open.stream().filter(visit::mayMean).toList();
        if (binding == Binding.REQUIRED && open.isEmpty()) {
            return Checked.refused(nothingOpen(unfinished, visit));
        }
        if (binding == Binding.REQUIRED && meant.isEmpty()) {
            return Checked.refused(RefusalReason.NOT_THIS_REQUEST);
        }
        var named = visit.claimedRequest()
                .flatMap(said -> meant.stream().findFirst().map(VerificationRequest::id));
        return Checked.proven(new Proof(evidence, visit.browser(), meant, named));
    }

    /**
     * Does not look up a request that another browser started, so that the reason does not reveal whether it exists.
     */
    private static RefusalReason nothingOpen(List<VerificationRequest> unfinished, Visit visit) {
        if (!unfinished.isEmpty()) {
            return RefusalReason.EXPIRED;
        }
        return visit.claimedRequest().isPresent() ? RefusalReason.BINDING_LOST : RefusalReason.NOT_STARTED;
    }
}
