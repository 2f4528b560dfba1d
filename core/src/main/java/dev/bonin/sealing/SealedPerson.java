package dev.bonin.sealing;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * A person's sealed data, ready to be stored.
 *
 * @param newcomer the id that the person gets if no person with any of these keys is known
 * @param keys the keys by which the person is recognised, the CI first; none if the purpose keeps no person or the
 *     report contained neither CI nor DI
 * @param identity empty if the purpose keeps nothing
 * @param link seals the person's id for the identity
 * @param handover what waits to be redeemed, whatever the purpose keeps; empty if nothing does
 */
public record SealedPerson(
        PersonId newcomer,
        List<PersonKey> keys,
        Optional<SealedIdentity> identity,
        Optional<PersonLink> link,
        Optional<SealedHandover> handover) {
    public SealedPerson {
        keys = List.copyOf(keys);
    }

    /** Creates an instance of which nothing waits to be redeemed. */
    public SealedPerson(
            PersonId newcomer, List<PersonKey> keys, Optional<SealedIdentity> identity, Optional<PersonLink> link) {
        this(newcomer, keys, identity, link, Optional.empty());
    }

    /** Returns an instance without any data. */
    public static SealedPerson nobody() {
        return new SealedPerson(new PersonId("0".repeat(32)), List.of(), Optional.empty(), Optional.empty());
    }

    /** Returns the identity to store with the verification, linked to the person {@code who}. */
    public Optional<SealedIdentity> of(Optional<PersonId> who) {
        var whose = who.flatMap(person -> link.map(open -> open.seal(person)));
        return identity.map(kept -> new SealedIdentity(kept.dataKey(), kept.sealed(), kept.assurance(), whose));
    }

    /** Returns the scopes within which this person is distinguished from others. */
    public KeyScopes scopes() {
        return PersonKey.scopes(keys);
    }

    /** Returns a copy of which {@code waiting} waits to be redeemed. */
    public SealedPerson handing(Optional<SealedHandover> waiting) {
        return new SealedPerson(newcomer, keys, identity, link, waiting);
    }

    /** Returns whether the purpose keeps nothing. */
    public boolean isEmpty() {
        return keys.isEmpty() && identity.isEmpty();
    }
}
