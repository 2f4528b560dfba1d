package dev.bonin.verification;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedIdentity;
import java.util.Optional;

/** The stored data about the person of one verification. */
public record KeptPerson(Optional<PersonId> person, Optional<SealedIdentity> identity) {

    /**
     * Returns the person, after checking that it is the one who was sealed with the verification.
     *
     * @throws dev.bonin.sealing.SealingException if it is not
     */
    public Optional<PersonId> proven(PersonSealer sealer, VerificationRequest request) {
        sealer.requireLink(identity, person, request.sealedFor());
        return person;
    }
}
