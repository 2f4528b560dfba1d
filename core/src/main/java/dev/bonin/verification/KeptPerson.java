package dev.bonin.verification;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedIdentity;
import java.util.Optional;

/** What is kept of the person of one verification. */
public record KeptPerson(Optional<PersonId> person, Optional<SealedIdentity> identity) {

    /**
     * The person, to be told.
     *
     * @throws dev.bonin.sealing.SealingException if it is not the one whom the verification was kept for
     */
    public Optional<PersonId> proven(PersonSealer sealer, VerificationRequest request) {
        sealer.requireLink(identity, person, request.sealedFor());
        return person;
    }
}
