package dev.bonin.sealing;

import dev.bonin.person.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose the keys of a verified person are, as a store has found.
 *
 * @param owners who has any of the keys, each once, in the order of the person's keys: the owner of the CI first.
 *     More than one are a conflict
 * @param newKeys the keys that have no owner yet
 */
public record PersonMatch(List<PersonId> owners, List<PersonKey> newKeys) {
    public PersonMatch {
        owners = List.copyOf(owners);
        newKeys = List.copyOf(newKeys);
    }

    /**
     * Returns the match of a person.
     *
     * @param found who has a key, under any of its indexes
     */
    public static PersonMatch of(SealedPerson person, Function<PersonKey, Collection<PersonId>> found) {
        return new PersonMatch(
                person.keys().stream()
                        .flatMap(key -> found.apply(key).stream())
                        .distinct()
                        .toList(),
                person.keys().stream().filter(key -> found.apply(key).isEmpty()).toList());
    }

    /** Returns whom the person is kept as; empty where the person has no key, and is not found again. */
    public Optional<PersonId> whoIs(SealedPerson person) {
        return person.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(owners.isEmpty() ? person.newcomer() : owners.get(0));
    }

    /** Returns whether the person was known before. */
    public boolean isKnown() {
        return !owners.isEmpty();
    }

    /** Returns whether CI and DI belong to two people. */
    public boolean isConflict() {
        return owners.size() > 1;
    }
}
