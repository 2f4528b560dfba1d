package dev.bonin.sealing;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a person, ready to be written.
 *
 * @param newcomer the id that the person gets if nobody with any of these keys is known
 * @param keys by what the person is found again, the most telling first; none where the purpose keeps none, or the
 *     report had none
 * @param identity empty where the purpose keeps nothing
 * @param link what seals whose it is
 */
public record SealedPerson(
        PersonId newcomer, List<PersonKey> keys, Optional<SealedIdentity> identity, Optional<PersonLink> link) {
    public SealedPerson {
        keys = List.copyOf(keys);
    }

    /** What is kept of nobody. */
    public static SealedPerson nobody() {
        return new SealedPerson(new PersonId("0".repeat(32)), List.of(), Optional.empty(), Optional.empty());
    }

    /** What is to be kept with the verification, once it is known whose it is. */
    public Optional<SealedIdentity> of(Optional<PersonId> who) {
        var whose = who.flatMap(person -> link.map(open -> open.seal(person)));
        return identity.map(kept -> new SealedIdentity(kept.dataKey(), kept.sealed(), kept.assurance(), whose));
    }

    /** Within what this person can be told from others. */
    public KeyScopes scopes() {
        return PersonKey.scopes(keys);
    }

    /** Whether there is anything to keep. */
    public boolean isEmpty() {
        return keys.isEmpty() && identity.isEmpty();
    }
}
