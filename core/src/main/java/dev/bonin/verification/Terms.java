package dev.bonin.verification;

import java.util.List;
import java.util.Optional;

/**
 * What a request was started with besides its purpose.
 *
 * @param account whom a browser's request is for, in the words of the application that it belongs to; empty where
 *     nobody was named, and where an application asked, which names a subject instead
 * @param policies names of rules besides the purpose's own
 * @param form what was typed before, as hashes that nobody can read; empty where nothing was, and once it was compared
 */
public record Terms(Optional<String> account, List<String> policies, Optional<String> form) {
    /** Nothing but the purpose. */
    public static final Terms NONE = new Terms(Optional.empty(), List.of(), Optional.empty());

    public Terms {
        policies = List.copyOf(policies);
    }

    /** Without what was only there to be compared. */
    Terms judged() {
        return form.isEmpty() ? this : new Terms(account, policies, Optional.empty());
    }

    /** Without what names, or may name, a person. */
    Terms erased() {
        return new Terms(Optional.empty(), policies, Optional.empty());
    }

    /** Hides the account. */
    @Override
    public String toString() {
        return "Terms" + policies;
    }
}
