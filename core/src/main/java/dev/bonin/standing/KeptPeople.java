package dev.bonin.standing;

import dev.bonin.person.KeyScopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The people of one application who have an account, are banned, or wait, by nothing but the scopes of their keys.
 * Somebody who was not found among them is somebody else only if they share a scope with each of them.
 */
public record KeptPeople(Map<Group, Set<KeyScopes>> scopes) {
    /** Where nobody is kept. */
    public static final KeptPeople NOBODY = new KeptPeople(Map.of());

    public KeptPeople {
        scopes = Map.copyOf(scopes);
    }

    /** What people are kept for. */
    public enum Group {
        ACCOUNTS,
        BANS,
        WAITS
    }

    /** Those of the scopes that occur in each group, in any number. */
    public static KeptPeople of(
            Collection<KeyScopes> accounts, Collection<KeyScopes> bans, Collection<KeyScopes> waits) {
        var scopes = new EnumMap<Group, Set<KeyScopes>>(Group.class);
        scopes.put(Group.ACCOUNTS, Set.copyOf(accounts));
        scopes.put(Group.BANS, Set.copyOf(bans));
        scopes.put(Group.WAITS, Set.copyOf(waits));
        return new KeptPeople(scopes);
    }

    /** In which groups there may be a person with keys of these scopes, although they were not found there. */
    public Set<Group> maybeAmong(KeyScopes person) {
        var unknown = EnumSet.noneOf(Group.class);
        Arrays.stream(Group.values())
                .filter(group -> !of(group).stream().allMatch(person::canBeToldFrom))
                .forEach(unknown::add);
        return unknown;
    }

    /** Whether somebody who has an account has keys of exactly these scopes. */
    public boolean haveAccountBy(KeyScopes person) {
        return of(Group.ACCOUNTS).contains(person);
    }

    /** Returns whether some share no scope with some others, so that newcomers cannot be told from all of them. */
    public boolean areApart() {
        var all = scopes.values().stream().flatMap(Set::stream).distinct().toList();
        return all.stream().anyMatch(one -> all.stream().anyMatch(one::isApartFrom));
    }

    private Set<KeyScopes> of(Group group) {
        return scopes.getOrDefault(group, Set.of());
    }
}
