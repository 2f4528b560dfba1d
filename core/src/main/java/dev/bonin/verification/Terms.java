package dev.bonin.verification;

import java.util.List;
import java.util.Optional;

/**
 * The terms that a request was started with, besides its purpose.
 *
 * @param account the account that a browser's request is for, as named by the application that Bonin is part of; empty
 *     if none was named, and if an application requested it, which names a subject instead
 * @param policies names of policies besides those of the purpose
 * @param form what was typed before, as keyed hashes; empty if there is none, and after it was compared
 */
public record Terms(Optional<String> account, List<String> policies, Optional<String> form) {
    /** No additional terms. */
    public static final Terms NONE = new Terms(Optional.empty(), List.of(), Optional.empty());

    public Terms {
        policies = List.copyOf(policies);
    }

    /** Returns a copy without the form, which was needed only for the comparison. */
    Terms judged() {
        return form.isEmpty() ? this : new Terms(account, policies, Optional.empty());
    }

    /** Returns a copy without the values that identify, or may identify, a person. */
    Terms erased() {
        return new Terms(Optional.empty(), policies, Optional.empty());
    }

    /** Hides the account and the form. */
    @Override
    public String toString() {
        return "Terms" + policies;
    }
}
