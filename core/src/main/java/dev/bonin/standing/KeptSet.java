package dev.bonin.standing;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import java.util.List;

/**
 * The persons of one application that are kept for the same reason and have the same key scopes.
 *
 * @param count the number of persons
 * @param people ids of some of them, in no particular order; an id reveals no personal data
 */
public record KeptSet(Group group, KeyScopes scopes, long count, List<PersonId> people) {
    public KeptSet {
        people = List.copyOf(people);
    }
}
