package dev.bonin.person;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value and how sure it is. Rules ask for {@link #verified()}; a value that the person merely typed never satisfies
 * them.
 *
 * @param content null exactly where the assurance is {@code ABSENT}
 */
public record Assured<T>(@Nullable T content, Assurance assurance) {
    public Assured {
        if ((content == null) != (assurance == Assurance.ABSENT)) {
            throw new IllegalArgumentException(
                    "assurance: " + assurance + " (expected: ABSENT if and only if there is no value)");
        }
    }

    public static <T> Assured<T> verified(T value) {
        return new Assured<>(value, Assurance.VERIFIED);
    }

    public static <T> Assured<T> selfAsserted(T value) {
        return new Assured<>(value, Assurance.SELF_ASSERTED);
    }

    public static <T> Assured<T> absent() {
        return new Assured<>(null, Assurance.ABSENT);
    }

    /** The value, whatever its assurance. */
    public Optional<T> value() {
        return Optional.ofNullable(content);
    }

    /** The value if an agency vouches for it. */
    public Optional<T> verified() {
        return assurance == Assurance.VERIFIED ? value() : Optional.empty();
    }

    @Override
    public String toString() {
        return "Assured[" + assurance + "]";
    }
}
