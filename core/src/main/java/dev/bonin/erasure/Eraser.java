package dev.bonin.erasure;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.util.Optional;

/** Erases the person of a verification, including one that a policy refused. Safe for use by several threads. */
public final class Eraser {
    private final OpenRequests open;
    private final KeptRequests kept;
    private final ErasureStore erasures;
    private final AuditEvents events;
    private final Clock clock;

    public <S extends OpenRequests & KeptRequests> Eraser(
            S verifications, ErasureStore erasures, AuditEvents events, Clock clock) {
        this.open = verifications;
        this.kept = verifications;
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
    }

    /** The result of an erasure. */
    public sealed interface Result {
        /**
         * No data of the person is stored any more.
         *
         * @param before whether that was already so before the call
         */
        record Erased(LedgerEntry entry, boolean before) implements Result {}

        /**
         * No person was verified. The request's personal data is removed, and the request itself one day after it
         * expired. Whether the source has a record of a person who did not finish here is unknown.
         *
         * @param state the state that the request keeps
         */
        record NobodyVerified(VerificationState state) implements Result {}

        /** The verification does not exist or was removed completely. */
        record Unknown() implements Result {}
    }

    /**
     * Erases the person. An open request is cancelled, so that it can no longer be finished. Calls can be repeated, but
     * {@code atSource} counts only in the first one: afterwards the reference to the source's record is gone.
     *
     * @param atSource whether the source has to erase its record as well, as soon as it can be asked
     * @param access who asks, from where and why; stored in the access log
     * @throws dev.bonin.verification.StoreException if the store failed and nothing was changed
     */
    public Result erase(VerificationId id, Cause cause, boolean atSource, Access access) {
        return closed(id)
                .map(request -> erase(request, cause, atSource, access))
                .orElseGet(Result.Unknown::new);
    }

    private Optional<VerificationRequest> closed(VerificationId id) {
        var request = kept.find(id);
        if (request.filter(VerificationRequest::isOpen).isEmpty()) {
            return request;
        }
        open.cancel(id);
        return kept.find(id);
    }

    private Result erase(VerificationRequest request, Cause cause, boolean atSource, Access access) {
        return switch (request.state()) {
            case OPEN, CANCELLED, EXPIRED -> emptied(request, cause, access);
            case ACCEPTED, GUARDIAN_NEEDED, REFUSED, ERASED ->
                eraseNow(request, cause, atSource, access)
                        .<Result>map(entry -> new Result.Erased(entry, false))
                        .orElseGet(() -> erasedBefore(request.id()));
        };
    }

    private Result emptied(VerificationRequest request, Cause cause, Access access) {
        erasures.empty(
                request.id(),
                event(
                        request,
                        access,
                        "cause=" + cause.code() + " state=" + request.state().code()));
        return new Result.NobodyVerified(request.state());
    }

    private AuditEvent event(VerificationRequest request, Access access, String detail) {
        return events.about(
                request.id().value(),
                request.owner(),
                request.purpose(),
                AuditAction.VERIFICATION_ERASED,
                access,
                detail);
    }

    private Optional<LedgerEntry> eraseNow(VerificationRequest request, Cause cause, boolean atSource, Access access) {
        var event = event(request, access, "cause=" + cause.code() + " at_source=" + atSource);
        return erasures.erase(new Erasure(request.id(), clock.instant(), cause, atSource, event));
    }

    private Result erasedBefore(VerificationId id) {
        return erasures.find(id)
                .<Result>map(entry -> new Result.Erased(entry, true))
                .orElseGet(Result.Unknown::new);
    }
}
