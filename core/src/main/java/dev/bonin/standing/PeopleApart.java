package dev.bonin.standing;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The persons of one application that share no key scope with some other kept person. While any exist, a new person
 * from one channel can be distinguished from one side only, and gets {@code standing_unknown}.
 *
 * @param fewer the sides with fewer persons, which take less work to resolve; the smallest set first
 * @param others the opposite sides, the smallest set first
 */
public record PeopleApart(List<KeptSet> fewer, List<KeptSet> others) {
    public PeopleApart {
        fewer = List.copyOf(fewer);
        others = List.copyOf(others);
    }

    /**
     * Returns which of all sets of one application are apart. A person without any key left is not apart from anyone.
     */
    public static PeopleApart of(List<KeptSet> kept) {
        var sides = new Sides(kept);
        return new PeopleApart(
                sorted(kept, set -> sides.isFewer(set.scopes())),
                sorted(kept, set -> sides.isApart(set.scopes()) && !sides.isFewer(set.scopes())));
    }

    private static List<KeptSet> sorted(List<KeptSet> kept, Predicate<KeptSet> wanted) {
        return kept.stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(KeptSet::count)
                        .thenComparing(KeptSet::group)
                        .thenComparing(set -> set.scopes().text()))
                .toList();
    }

    /** Returns whether all persons can be distinguished from each other. */
    public boolean isEmpty() {
        return fewer.isEmpty();
    }

    /** Returns how many accounts, bans and waits are on the sides with fewer persons. */
    public long count() {
        return fewer.stream().mapToLong(KeptSet::count).sum();
    }

    /** The number of persons per key scopes, over all groups. */
    private static final class Sides {
        private final Map<KeyScopes, Long> counts = new HashMap<>();

        /** At equal size the side with a CI counts as larger, since all channels can share a CI. */
        private final Comparator<KeyScopes> bySize = Comparator.comparingLong(this::size)
                .thenComparing(scopes -> scopes.scopes().contains(KeyScope.CI))
                .thenComparing(KeyScopes::text);

        Sides(List<KeptSet> kept) {
            kept.forEach(set -> counts.merge(set.scopes(), set.count(), Long::sum));
        }

        private long size(KeyScopes scopes) {
            return counts.entrySet().stream()
                    .filter(other -> scopes.canBeToldFrom(other.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        boolean isApart(KeyScopes scopes) {
            return counts.keySet().stream().anyMatch(scopes::isApartFrom);
        }

        boolean isFewer(KeyScopes scopes) {
            return counts.keySet().stream()
                    .filter(scopes::isApartFrom)
                    .anyMatch(other -> bySize.compare(scopes, other) < 0);
        }
    }
}
