package dev.bonin.sealing;

import dev.bonin.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a person, ready to be written.
 *
 * @param newcomer the id that the person gets if nobody with any of these keys is known
 * @param keys by what the person is found again, the most telling first; none where the purpose keeps none, or the report had none
 * @param identity empty where the purpose keeps no value
 */
public record SealedPerson(PersonId newcomer, List<PersonKey> keys, Optional<SealedIdentity> identity) {
    public SealedPerson {
        keys = List.copyOf(keys);
    }

    /** Whether there is anything to keep. */
    public boolean isEmpty() {
        return keys.isEmpty() && identity.isEmpty();
    }
}
