package dev.bonin.example.shop;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the person in this browser is told about their verification, once.
 *
 * @param hint of the account that they have; null if they have none, or it has no hint
 * @param isMember whether they have an account
 * @param refusal why they were refused; null if they were not
 */
record Told(
        @Nullable String hint, boolean isMember, @Nullable String refusal) implements Serializable {
    static final String NAME = "told";

    static Told member(Optional<String> hint) {
        return new Told(hint.orElse(null), true, null);
    }

    static Told refused(String why) {
        return new Told(null, false, why);
    }

    static Told nothing() {
        return new Told(null, false, null);
    }

    /** Hides the hint. */
    @Override
    public String toString() {
        return "Told[hidden]";
    }
}
