package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One entry of the access log. It identifies persons by ids only.
 *
 * @param id unique and increasing with time
 * @param application the application that owns the verification; an empty string if a browser started it without an
 *     application or the entry concerns no verification
 * @param access who, from where and why
 * @param purpose the verification's purpose; an empty string if the entry concerns no verification
 * @param verification the verification's id; empty if the entry concerns none
 * @param detail more information in Bonin's own words: never a value of a person, never text from a caller
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
     * Returns an entry about a conflict: CI and DI of this verification belong to two persons.
     *
     * @param owner the person with the CI
     * @param how how the conflict was handled
     */
    public AuditEvent conflict(PersonId owner, String how) {
        return new AuditEvent(
                id + "c",
                at,
                application,
                access,
                purpose,
                AuditAction.PERSON_CONFLICT,
                verification,
                Optional.of(owner),
                how);
    }

    /** Returns the same entry with a person. */
    public AuditEvent of(PersonId owner) {
        return new AuditEvent(id, at, application, access, purpose, action, verification, Optional.of(owner), detail);
    }
}
