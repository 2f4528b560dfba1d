package dev.bonin.standing;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Those people of one application who share no scope of keys with somebody else who is kept. As long as there are any,
 * a newcomer by one channel can be told from one side alone, and is {@code standing_unknown}.
 *
 * @param fewer the sides with fewer people, whom it takes less to see to; the smallest set first
 * @param others the sides that they stand apart from, the smallest set first
 */
public record PeopleApart(List<KeptSet> fewer, List<KeptSet> others) {
    public PeopleApart {
        fewer = List.copyOf(fewer);
        others = List.copyOf(others);
    }

    /**
     * Returns which of all sets that one application keeps stand apart. Whoever has no key left stands apart from
     * nobody.
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

    /** Returns whether everybody can be told from everybody else. */
    public boolean isEmpty() {
        return fewer.isEmpty();
    }

    /** Returns how many accounts, bans and waits are on the sides with fewer people. */
    public long count() {
        return fewer.stream().mapToLong(KeptSet::count).sum();
    }

    /** How many people there are by which scopes, whatever they are kept for. */
    private static final class Sides {
        private final Map<KeyScopes, Long> counts = new HashMap<>();

        /** Of equal sides the one with a CI is taken for the larger: it is what all channels can share. */
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
