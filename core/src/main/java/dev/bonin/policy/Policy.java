package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.Optional;
import java.util.Set;

/**
 * A rule about a verified person. It depends only on its arguments, has no state, and must be thread-safe. Applications
 * define their own rules as beans of this type; purposes name them like the built-in ones.
 */
public interface Policy {
    /**
     * Returns the name used by purposes, responses and metrics: lower-case letters, digits and underscores; an optional
     * argument follows a colon, such as {@code minimum_age:19}.
     */
    String name();

    /** Returns the article that it implements, as Korean lawyers cite it; empty for a rule of the application. */
    default Optional<String> legalBasis() {
        return Optional.empty();
    }

    /**
     * Returns the values that an agency must vouch for; without them the verdict is {@code UNAVAILABLE}. Startup fails
     * if the provider of a purpose never vouches for one of them.
     */
    default Set<IdentityValue> needs() {
        return Set.of();
    }

    /**
     * Returns whether it needs the person's standing with the application, which requires a purpose that keeps persons.
     */
    default boolean needsStanding() {
        return false;
    }

    /**
     * Returns the verdict: {@code UNAVAILABLE}, never a guess, if a required value is absent or typed by the person. An
     * exception fails the finish, which can be retried.
     */
    Verdict judge(Identity identity, Circumstances circumstances);
}
