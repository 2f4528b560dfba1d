package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One entry of the access log. It names people by ids alone.
 *
 * @param id unique, and growing with time
 * @param application whose verification it is about; empty text for those that browsers started for themselves, and for
 *     what is about none
 * @param access who, from where, what for
 * @param purpose of the verification; empty text where it is about none
 * @param verification its id; empty where it is about none
 * @param detail more, in words of this program: never a value of a person, never what a caller sent
 */
public record AuditEvent(
        String id,
        Instant at,
        String application,
        Access access,
        String purpose,
        AuditAction action,
        Optional<String> verification,
        Optional<PersonId> person,
        String detail) {
    public AuditEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * That CI and DI of this verification point to two people.
     *
     * @param whom the one who has the CI
     * @param how what was done about it
     */
    public AuditEvent conflict(PersonId whom, String how) {
        return new AuditEvent(
                id + "c",
                at,
                application,
                access,
                purpose,
                AuditAction.PERSON_CONFLICT,
                verification,
                Optional.of(whom),
                how);
    }

    /** About the same, of this person. */
    public AuditEvent of(PersonId whom) {
        return new AuditEvent(id, at, application, access, purpose, action, verification, Optional.of(whom), detail);
    }
}
