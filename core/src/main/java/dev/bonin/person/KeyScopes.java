package dev.bonin.person;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scopes of all by which one person can be found. */
public record KeyScopes(Set<KeyScope> scopes) {
    public KeyScopes {
        scopes = Set.copyOf(scopes);
    }

    public static KeyScopes of(Collection<KeyScope> scopes) {
        return new KeyScopes(Set.copyOf(scopes));
    }

    /** Reads what {@link #text} wrote. */
    public static KeyScopes read(String text) {
        return of(Arrays.stream(text.split(" "))
                .filter(scope -> !scope.isEmpty())
                .map(KeyScope::new)
                .toList());
    }

    /** As text that is equal for equal scopes; empty where there are none. */
    public String text() {
        return new TreeSet<>(scopes).stream().map(KeyScope::text).collect(Collectors.joining(" "));
    }

    /** The scopes of either. */
    public KeyScopes and(KeyScopes others) {
        var all = new TreeSet<>(scopes);
        all.addAll(others.scopes());
        return of(all);
    }

    /**
     * Whether it is certain that these are two people, if no key of theirs is equal. So it is also with whoever has no
     * key left: an operator has let it go, on proof of whose it is.
     *
     * @param kept somebody who is kept
     */
    public boolean canBeToldFrom(KeyScopes kept) {
        return kept.scopes().isEmpty() || scopes.stream().anyMatch(kept.scopes()::contains);
    }

    /** Returns whether both have keys, and nobody can tell by them whether these are two people; the same both ways. */
    public boolean isApartFrom(KeyScopes kept) {
        return !scopes.isEmpty() && !canBeToldFrom(kept);
    }
}
