package dev.bonin.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.person.PersonId;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an erasure comes to, decided by the request alone. A store locks the request, asks here, and writes it. */
public final class ErasureRules {
    private static final Set<VerificationState> ERASABLE =
            EnumSet.of(VerificationState.ACCEPTED, VerificationState.GUARDIAN_NEEDED, VerificationState.REFUSED);

    private ErasureRules() {}

    /**
     * Returns whether a person was verified who can be forgotten: the request was accepted, a guardian has to
     * consent, or a policy refused it.
     */
    public static boolean isErasable(VerificationRequest request) {
        return ERASABLE.contains(request.state());
    }

    /**
     * Returns whether this erasure is still to be done. A guardian may have consented since it became due, which lets
     * their child's data stay.
     */
    public static boolean isErasable(VerificationRequest request, Erasure erasure) {
        var isDue = erasure.cause() != Cause.RETENTION
                || request.completion()
                        .filter(how -> how.eraseAfter().isAfter(erasure.at()))
                        .isEmpty();
        return isErasable(request) && isDue;
    }

    /**
     * Returns the record at the source that is to be erased there; empty where it is not asked for, not known, or of
     * PortOne V2, which erases none.
     */
    public static Optional<ImpUid> recordAtSource(VerificationRequest request, Erasure erasure) {
        return erasure.atSource()
                ? request.completion()
                        .flatMap(Completion::evidence)
                        .flatMap(used -> used instanceof ImpUid impUid ? Optional.of(impUid) : Optional.empty())
                : Optional.empty();
    }

    /**
     * Returns what the ledger says of an erasure.
     *
     * @param rows how many rows with something of the person were destroyed
     */
    public static LedgerEntry entry(VerificationRequest request, Erasure erasure, int rows) {
        return new LedgerEntry(erasure.id(), erasure.at(), erasure.cause(), rows, source(request, erasure));
    }

    private static SourceState source(VerificationRequest request, Erasure erasure) {
        if (recordAtSource(request, erasure).isPresent()) {
            return SourceState.PENDING;
        }
        return erasure.atSource() && request.api() == PortOneApi.V2 ? SourceState.NOT_OFFERED : SourceState.NOT_ASKED;
    }

    /**
     * Returns what the access log says of an erasure.
     *
     * @param person who was kept with the verification
     */
    public static AuditEvent event(Erasure erasure, Optional<PersonId> person) {
        return person.map(erasure.event()::of).orElse(erasure.event());
    }
}
