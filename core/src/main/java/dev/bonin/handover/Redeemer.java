package dev.bonin.handover;

import dev.bonin.person.IdentityValue;
import java.util.EnumSet;
import java.util.Set;

/**
 * The application that redeems codes of its own verifications.
 *
 * @param owner its name; an empty string for the application that Bonin is part of
 * @param actor how the access log names it
 * @param values the values of a person that it may receive
 */
public record Redeemer(String owner, String actor, Set<IdentityValue> values) {
    public Redeemer {
        values = Set.copyOf(values);
    }

    /** Returns the application that Bonin is part of, which may receive all values. */
    static Redeemer ourselves() {
        return new Redeemer("", "application", EnumSet.allOf(IdentityValue.class));
    }
}
