package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonMatch;
import dev.bonin.sealing.SealedPerson;
import java.util.List;
import java.util.Optional;

/**
 * What the store found out as it kept an acceptance.
 *
 * @param person who it is to this application; empty where the purpose does not find people again
 * @param known whether that person was known before
 * @param conflict whether CI and DI belong to two people, of which the CI's was taken: an operator has to look
 */
public record Kept(Optional<PersonId> person, boolean known, boolean conflict) {
    /** Nothing of anybody. */
    public static final Kept NOBODY = new Kept(Optional.empty(), false, false);

    /** Returns what comes of keeping {@code person}, of whom the store found {@code match}. */
    public static Kept of(SealedPerson person, PersonMatch match) {
        return new Kept(match.whoIs(person), match.isKnown(), match.isConflict());
    }

    /**
     * What the access log gets with it: what the ceremony says, told of the person, and the conflict, if there is one.
     */
    public List<AuditEvent> events(AuditEvent accepted) {
        var told = person.map(accepted::of).orElse(accepted);
        return conflict ? List.of(told, accepted.conflict(person.orElseThrow(), "kept=ci")) : List.of(told);
    }
}
