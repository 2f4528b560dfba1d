package dev.bonin.subject;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.standing.AccountHint;
import dev.bonin.store.SubjectStore.Membership;
import dev.bonin.verification.VerificationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All stored data about one person, for that person only. It contains plain values: encrypt every saved copy.
 *
 * @param application the application that requested the verification; an empty string if a browser started it
 *     without one
 * @param person empty if no person is kept; then the export covers the single verification
 * @param keys the keys by which the person is recognised, oldest first
 * @param membership the person's membership in the application; empty if no person is kept
 * @param hint what the person is told about their account; empty if the application gave no hint
 * @param verifications the requested verification first, then the others of the same person, oldest first
 * @param log the access log entries about any of these, oldest first
 * @param cutOff the lists that are incomplete because they reached the limit of one export
 */
public record SubjectExport(
        String application,
        Optional<PersonId> person,
        List<HeldKey> keys,
        Optional<Membership> membership,
        Optional<AccountHint> hint,
        List<HeldVerification> verifications,
        List<AuditEvent> log,
        Set<Part> cutOff) {
    public SubjectExport {
        keys = List.copyOf(keys);
        verifications = List.copyOf(verifications);
        log = List.copyOf(log);
        cutOff = Set.copyOf(cutOff);
    }

    /** A list that may exceed the limit of one export. */
    public enum Part {
        VERIFICATIONS,
        ACCESS_LOG
    }

    /**
     * A CI or DI.
     *
     * @param value empty if it was not requested
     */
    public record HeldKey(PersonKey row, Optional<String> value) {
        /** Names the row without personal data. */
        @Override
        public String toString() {
            return "HeldKey[" + row + "]";
        }
    }

    /**
     * One verification and the data stored with it.
     *
     * @param identity the requested values; empty if none of them is stored
     * @param guardian what the guardian of this child decided, or this guardian about a child; empty for others
     * @param erased the erasure ledger's entry; empty if the person was not erased
     */
    public record HeldVerification(
            VerificationRequest request,
            Optional<Identity> identity,
            Optional<GuardianDecision> guardian,
            Optional<LedgerEntry> erased) {
        /** Names the verification only. */
        @Override
        public String toString() {
            return "HeldVerification[" + request.id() + "]";
        }
    }

    /** Hides all personal data. */
    @Override
    public String toString() {
        return "SubjectExport[" + verifications.size() + " verifications]";
    }
}
