package dev.bonin.standing;

import dev.bonin.person.KeyScopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The key scopes of one application's persons that have an account, a ban or a waiting period. A person who was not
 * found among them is certainly a different person only if they share a scope with each of them.
 */
public record KeptPeople(Map<Group, Set<KeyScopes>> scopes) {
    /** No person is kept. */
    public static final KeptPeople NOBODY = new KeptPeople(Map.of());

    public KeptPeople {
        scopes = Map.copyOf(scopes);
    }

    /** The reason why persons are kept. */
    public enum Group {
        ACCOUNTS,
        BANS,
        WAITS
    }

    /** Creates the set from the scopes in each group; duplicates are allowed. */
    public static KeptPeople of(
            Collection<KeyScopes> accounts, Collection<KeyScopes> bans, Collection<KeyScopes> waits) {
        var scopes = new EnumMap<Group, Set<KeyScopes>>(Group.class);
        scopes.put(Group.ACCOUNTS, Set.copyOf(accounts));
        scopes.put(Group.BANS, Set.copyOf(bans));
        scopes.put(Group.WAITS, Set.copyOf(waits));
        return new KeptPeople(scopes);
    }

    /** Returns the groups that may contain a person with these key scopes although a lookup did not find them. */
    public Set<Group> maybeAmong(KeyScopes person) {
        var unknown = EnumSet.noneOf(Group.class);
        Arrays.stream(Group.values())
                .filter(group -> !of(group).stream().allMatch(person::canBeToldFrom))
                .forEach(unknown::add);
        return unknown;
    }

    /** Returns whether some person with an account has keys of exactly these scopes. */
    public boolean haveAccountBy(KeyScopes person) {
        return of(Group.ACCOUNTS).contains(person);
    }

    /**
     * Returns whether some persons share no scope with others, so that new persons cannot be distinguished from all of
     * them.
     */
    public boolean areApart() {
        var all = scopes.values().stream().flatMap(Set::stream).distinct().toList();
        return all.stream().anyMatch(one -> all.stream().anyMatch(one::isApartFrom));
    }

    private Set<KeyScopes> of(Group group) {
        return scopes.getOrDefault(group, Set.of());
    }
}
