package dev.bonin.standing;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import java.util.List;

/**
 * Those people of one application who are kept for the same thing and have keys of the same scopes.
 *
 * @param count how many they are
 * @param people ids of some of them, in no certain order; an id names nobody
 */
public record KeptSet(Group group, KeyScopes scopes, long count, List<PersonId> people) {
    public KeptSet {
        people = List.copyOf(people);
    }
}
