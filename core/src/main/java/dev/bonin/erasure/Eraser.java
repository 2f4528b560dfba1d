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

/** Forgets the person of a verification, also of one that a policy refused. One instance serves all threads. */
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

    /** What came of it. */
    public sealed interface Result {
        /**
         * Nothing of the person is kept any more.
         *
         * @param before whether it was so before
         */
        record Erased(LedgerEntry entry, boolean before) implements Result {}

        /**
         * Nobody was verified. The request is emptied of what names a person, and itself forgotten a day after its time
         * is over. Whether the source has a record of somebody who did not finish here is not known.
         *
         * @param state one that it stays in
         */
        record NobodyVerified(VerificationState state) implements Result {}

        /** There is no such verification, or it was forgotten altogether. */
        record Unknown() implements Result {}
    }

    /**
     * Forgets the person. Where nobody has finished yet, nobody can any more: the request is cancelled. It may be
     * called again; what the source was not told the first time it cannot be told later, since nothing leads there any
     * more.
     *
     * @param atSource whether the source is to forget its record, too, as soon as it can be told
     * @param access who wants it, from where and why: kept in the access log
     * @throws dev.bonin.verification.StoreException if nothing could be changed
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
            case ACCEPTED, REFUSED, ERASED ->
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
