package dev.bonin.person;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scopes of all keys of one person. */
public record KeyScopes(Set<KeyScope> scopes) {
    public KeyScopes {
        scopes = Set.copyOf(scopes);
    }

    public static KeyScopes of(Collection<KeyScope> scopes) {
        return new KeyScopes(Set.copyOf(scopes));
    }

    /** Parses the result of {@link #text}. */
    public static KeyScopes read(String text) {
        return of(Arrays.stream(text.split(" "))
                .filter(scope -> !scope.isEmpty())
                .map(KeyScope::new)
                .toList());
    }

    /** Returns a text that is equal for equal scopes; empty for no scopes. */
    public String text() {
        return new TreeSet<>(scopes).stream().map(KeyScope::text).collect(Collectors.joining(" "));
    }

    /** Returns the union of both. */
    public KeyScopes and(KeyScopes others) {
        var all = new TreeSet<>(scopes);
        all.addAll(others.scopes());
        return of(all);
    }

    /**
     * Returns whether two persons without an equal key are certainly different persons, because they share a scope.
     * Also true if {@code kept} has no keys left: an operator released them after checking their owner.
     *
     * @param kept the scopes of a kept person
     */
    public boolean canBeToldFrom(KeyScopes kept) {
        return kept.scopes().isEmpty() || scopes.stream().anyMatch(kept.scopes()::contains);
    }

    /** Returns whether both have keys but share no scope, so that they may be the same person. Symmetric. */
    public boolean isApartFrom(KeyScopes kept) {
        return !scopes.isEmpty() && !canBeToldFrom(kept);
    }
}
