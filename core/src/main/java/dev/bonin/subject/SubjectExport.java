package dev.bonin.subject;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.store.SubjectStore.Membership;
import dev.bonin.verification.VerificationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is held about one person, for that person alone. It holds the values in clear, so encrypt what you
 * save of it.
 *
 * @param application that had the person verified; empty text where browsers start for themselves
 * @param person empty where nobody is kept: then it is about the one verification alone
 * @param keys by which the person is found again, the oldest first
 * @param membership how the person stands with the application; empty where nobody is kept
 * @param verifications the one that was asked about first, then the others of the same person, the oldest first
 * @param log the entries of the access log about any of these, the oldest first
 * @param cutOff the lists that are not complete, since they hold as much as one export does
 */
public record SubjectExport(
        String application,
        Optional<PersonId> person,
        List<HeldKey> keys,
        Optional<Membership> membership,
        List<HeldVerification> verifications,
        List<AuditEvent> log,
        Set<Part> cutOff) {
    public SubjectExport {
        keys = List.copyOf(keys);
        verifications = List.copyOf(verifications);
        log = List.copyOf(log);
        cutOff = Set.copyOf(cutOff);
    }

    /** A list that can be too long for one export. */
    public enum Part {
        VERIFICATIONS,
        ACCESS_LOG
    }

    /**
     * A CI or DI.
     *
     * @param value empty where it was not asked for
     */
    public record HeldKey(PersonKey row, Optional<String> value) {
        /** Names its row and nothing of the person. */
        @Override
        public String toString() {
            return "HeldKey[" + row + "]";
        }
    }

    /**
     * One verification, and what is kept with it.
     *
     * @param identity the values that were asked for; empty where none of them is kept
     * @param erased what the ledger says; empty where the person was not erased
     */
    public record HeldVerification(
            VerificationRequest request, Optional<Identity> identity, Optional<LedgerEntry> erased) {
        /** Names the verification alone. */
        @Override
        public String toString() {
            return "HeldVerification[" + request.id() + "]";
        }
    }

    /** Hides everything that is held. */
    @Override
    public String toString() {
        return "SubjectExport[" + verifications.size() + " verifications]";
    }
}
