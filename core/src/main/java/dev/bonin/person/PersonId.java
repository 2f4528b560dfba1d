package dev.bonin.person;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who has one CI, or one scoped DI, for one application. Drawn at random, so it says nothing of the person, and two applications cannot find out
 * by it that they know the same one.
 */
public record PersonId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{32}");

    public PersonId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("PersonId: not of its shape (expected: " + SHAPE.pattern() + ")");
        }
    }

    /** The id in {@code text}; empty if it is none. */
    public static Optional<PersonId> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PersonId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
