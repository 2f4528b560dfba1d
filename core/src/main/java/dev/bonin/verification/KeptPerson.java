package dev.bonin.verification;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedIdentity;
import java.util.Optional;

/** What is kept of the person of one verification. */
public record KeptPerson(Optional<PersonId> person, Optional<SealedIdentity> identity) {}
