package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonMatch;
import dev.bonin.sealing.SealedPerson;
import java.util.List;
import java.util.Optional;

/**
 * The result of storing an acceptance.
 *
 * @param person the person as this application knows them; empty if the purpose does not recognise returning people
 * @param known whether the person was stored before
 * @param conflict whether CI and DI belong to two people, of whom the one with the CI was chosen; an operator has to
 *     resolve it
 */
public record Kept(Optional<PersonId> person, boolean known, boolean conflict) {
    /** The result if no person was stored. */
    public static final Kept NOBODY = new Kept(Optional.empty(), false, false);

    /** Returns the result of storing {@code person}, given what the store found. */
    public static Kept of(SealedPerson person, PersonMatch match) {
        return new Kept(match.whoIs(person), match.isKnown(), match.isConflict());
    }

    /** Returns the access log entries to store: the given one with the person added, and one for a conflict, if any. */
    public List<AuditEvent> events(AuditEvent accepted) {
        var logged = person.map(accepted::of).orElse(accepted);
        return conflict ? List.of(logged, accepted.conflict(person.orElseThrow(), "kept=ci")) : List.of(logged);
    }
}
