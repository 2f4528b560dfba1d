package dev.bonin.store;

import dev.bonin.account.AccountLink;
import dev.bonin.account.Ban;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stored people in memory, by group and by the scopes of their keys. */
final class KeptRows {
    private final Collection<AccountLink> links;
    private final Collection<Ban> bans;
    private final Set<PersonId> waits;
    private final PersonRows persons;

    /** Creates a live view of these collections. */
    KeptRows(Collection<AccountLink> links, Collection<Ban> bans, Set<PersonId> waits, PersonRows persons) {
        this.links = links;
        this.bans = bans;
        this.waits = waits;
        this.persons = persons;
    }

    KeptPeople of(String application) {
        return of(application, unused -> true);
    }

    /** Returns only the people who match {@code counted}. */
    KeptPeople of(String application, Predicate<PersonId> counted) {
        return KeptPeople.of(
                scopes(people(Group.ACCOUNTS, application).filter(counted)),
                scopes(people(Group.BANS, application).filter(counted)),
                scopes(people(Group.WAITS, application).filter(counted)));
    }

    Map<String, KeptPeople> byApplication() {
        return Stream.concat(links.stream().map(AccountLink::application), persons.applications().stream())
                .distinct()
                .filter(application -> groups().anyMatch(
                                group -> people(group, application).findAny().isPresent()))
                .collect(Collectors.toMap(Function.identity(), this::of));
    }

    List<KeptSet> sets(String application, int most) {
        return groups().flatMap(group -> sets(group, application, most)).toList();
    }

    private Stream<KeptSet> sets(Group group, String application, int most) {
        return people(group, application).collect(Collectors.groupingBy(persons::scopes)).entrySet().stream()
                .map(set -> new KeptSet(
                        group,
                        set.getKey(),
                        set.getValue().size(),
                        set.getValue().stream().limit(most).toList()));
    }

    private Stream<PersonId> people(Group group, String application) {
        return switch (group) {
            case ACCOUNTS ->
                links.stream()
                        .filter(link -> link.application().equals(application))
                        .map(AccountLink::person);
            case BANS ->
                bans.stream()
                        .filter(ban -> ban.application().equals(application))
                        .map(Ban::person);
            case WAITS -> waits.stream().filter(person -> persons.isKnown(person, application));
        };
    }

    private Set<KeyScopes> scopes(Stream<PersonId> people) {
        return people.map(persons::scopes).collect(Collectors.toSet());
    }

    private static Stream<Group> groups() {
        return Arrays.stream(Group.values());
    }
}
