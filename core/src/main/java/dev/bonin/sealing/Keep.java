package dev.bonin.sealing;

import dev.bonin.person.IdentityValue;
import java.util.Set;

/**
 * What a purpose keeps of a person.
 *
 * @param person whether the person can be found again
 * @param values the values that can be opened again
 */
public record Keep(boolean person, Set<IdentityValue> values) {
    /** The decision alone. */
    public static final Keep NOTHING = new Keep(false, Set.of());

    public Keep {
        values = Set.copyOf(values);
    }

    public boolean isNothing() {
        return !person && values.isEmpty();
    }
}
