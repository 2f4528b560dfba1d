package dev.bonin.person;

import dev.bonin.id.IdShape;
import java.util.Optional;

/**
 * Who has one CI, or one scoped DI, for one application. Drawn at random, so it says nothing of the person, and two
 * applications cannot find out by it that they know the same one.
 */
public record PersonId(String value) {
    public PersonId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("PersonId: not of its shape (expected: " + IdShape.PATTERN + ")");
        }
    }

    /** The id in {@code text}; empty if it is none. */
    public static Optional<PersonId> tryParse(String text) {
        return IdShape.fits(text) ? Optional.of(new PersonId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
