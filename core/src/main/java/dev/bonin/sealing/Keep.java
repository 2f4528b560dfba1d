package dev.bonin.sealing;

import dev.bonin.person.IdentityValue;
import java.util.Set;

/**
 * The data that a purpose keeps about a person.
 *
 * @param person whether the person is recognised in later verifications
 * @param values the values that can be opened later
 */
public record Keep(boolean person, Set<IdentityValue> values) {
    /** Keeps the decision only. */
    public static final Keep NOTHING = new Keep(false, Set.of());

    public Keep {
        values = Set.copyOf(values);
    }

    public boolean isNothing() {
        return !person && values.isEmpty();
    }
}
