package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.Optional;
import java.util.Set;

/**
 * A rule about a verified person. It decides on what it is given, remembers nothing, and one instance serves all
 * threads. An application's own rules are beans of this type, which purposes name like the built-in ones.
 */
public interface Policy {
    /**
     * By what purposes, answers and meters name it: small letters, digits and underscores; with an argument after a
     * colon, where it has one, such as {@code minimum_age:19}.
     */
    String name();

    /** The article that it comes from, as Korean lawyers cite it; empty where it is a rule of the application's own. */
    default Optional<String> legalBasis() {
        return Optional.empty();
    }

    /**
     * Values that an agency must vouch for, or the answer is {@code UNAVAILABLE}. A purpose whose provider never
     * vouches for one of them stops the start.
     */
    default Set<IdentityValue> needs() {
        return Set.of();
    }

    /** Whether it asks how the person stands with the application: only a purpose that keeps people can say. */
    default boolean needsStanding() {
        return false;
    }

    /**
     * The verdict. Where a value that it needs is absent or typed by the person it is {@code UNAVAILABLE}, never a
     * guess. An exception fails the finish, and it can be repeated.
     */
    Verdict judge(Identity identity, Circumstances circumstances);
}
