package dev.bonin.person;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value and its assurance. Rules use {@link #verified()}; a value that the person merely typed never satisfies them.
 *
 * @param content null if and only if the assurance is {@code ABSENT}
 */
public record Assured<T>(@Nullable T content, Assurance assurance) {
    public Assured {
        if ((content == null) != (assurance == Assurance.ABSENT)) {
            throw new IllegalArgumentException(
                    "assurance: " + assurance + " (expected: ABSENT if and only if the value is missing)");
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

    /** Returns the value, whatever its assurance; empty if absent. */
    public Optional<T> value() {
        return Optional.ofNullable(content);
    }

    /** Returns the value if an agency vouches for it; empty otherwise. */
    public Optional<T> verified() {
        return assurance == Assurance.VERIFIED ? value() : Optional.empty();
    }

    @Override
    public String toString() {
        return "Assured[" + assurance + "]";
    }
}
