package dev.bonin.person;

import dev.bonin.id.IdShape;
import java.util.Optional;

/**
 * The id of a person, who is identified by CI or scoped DI, within one application. It is random: it reveals nothing
 * about the person, and two applications cannot use it to find common persons.
 */
public record PersonId(String value) {
    public PersonId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("PersonId: invalid (expected: " + IdShape.PATTERN + ")");
        }
    }

    /** Parses an id; empty if it is malformed. */
    public static Optional<PersonId> tryParse(String text) {
        return IdShape.fits(text) ? Optional.of(new PersonId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
