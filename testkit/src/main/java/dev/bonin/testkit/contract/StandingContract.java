package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.PersonId;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.Standing;
import dev.bonin.standing.Standing.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The standing of a person, as every store has to report it. */
abstract class StandingContract extends AccountsContract {

    @Test
    final void reportsANewPersonAndStoresNothing() {
        assertThat(standing("A")).isEqualTo(nothingBut(Match.NEW, List.of()));

        assertThat(stores.sealed().isEmpty()).isTrue();
        assertThat(standing("A").match()).isEqualTo(Match.NEW);
    }

    private static Standing nothingBut(Match match, List<PersonId> persons) {
        return new Standing(match, persons, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    final void reportsAKnownPerson() {
        var person = verified(1, "A");

        assertThat(standing("A")).isEqualTo(nothingBut(Match.KNOWN, List.of(person)));
        link("hong", person, 1);
        assertThat(standing("A").account()).contains("hong");
    }

    @Test
    final void findsAPersonByEitherKey() {
        var person = verified(1, "A");

        assertThat(standing(people.person(id(2), "ci of A", "di elsewhere")).persons())
                .containsExactly(person);
        assertThat(standing(people.withDi(id(2), "di of A")).persons()).containsExactly(person);
    }

    @Test
    final void reportsAConflictWithThePersonOfTheCiFirst() {
        var ofCi = verified(1, "A");
        var ofDi = verified(2, "B");
        link("hong", ofCi, 1);
        link("kim", ofDi, 2);

        var standing = standing(people.person(id(3), "ci of A", "di of B"));

        assertThat(standing.match()).isEqualTo(Match.CONFLICT);
        assertThat(standing.persons()).containsExactly(ofCi, ofDi);
        assertThat(standing.account()).contains("hong");
    }

    @Test
    final void reportsThatAPersonWithoutCiAndDiIsUncheckable() {
        link("hong", verified(1, "A"), 1);

        for (var person : List.of(NOBODY, people.nameOnly(id(2)))) {
            assertThat(stores.verifications().standing("", person, Optional.of("hong"), NOW))
                    .isEqualTo(Standing.uncheckable(true));
            assertThat(stores.verifications().standing("", person, Optional.of("kim"), NOW))
                    .isEqualTo(Standing.uncheckable(false));
            assertThat(stores.verifications().standing("elsewhere", person, Optional.of("hong"), NOW))
                    .isEqualTo(Standing.uncheckable(false));
            assertThat(stores.verifications().standing("", person, Optional.empty(), NOW))
                    .isEqualTo(Standing.uncheckable(false));
        }
    }

    @Test
    final void reportsWhetherAnAccountIsThePersons() {
        link("hong", verified(1, "A"), 1);
        link("kim", verified(2, "B"), 2);

        assertThat(standing("A", Optional.of("hong"), NOW).samePerson()).contains(true);
        assertThat(standing("A", Optional.of("kim"), NOW).samePerson()).contains(false);
        assertThat(standing("C", Optional.of("kim"), NOW).samePerson())
                .as("a new person")
                .contains(false);
        assertThat(standing("A", Optional.of("lee"), NOW).samePerson())
                .as("an account without a person")
                .isEmpty();
        assertThat(standing("A").samePerson()).as("no account named").isEmpty();
    }

    @Test
    final void reportsABanUntilItEnds() {
        var end = NOW.plusSeconds(60);
        var person = verified(1, "A");
        ban(person, Optional.of(end));

        assertThat(standing("A").bannedUntil()).contains(end);
        assertThat(standing("A", Optional.empty(), end.minusMillis(1)).bannedUntil())
                .contains(end);
        assertThat(standing("A", Optional.empty(), end).bannedUntil()).isEmpty();
        ban(person, Optional.empty());
        assertThat(standing("A", Optional.empty(), end).bannedUntil()).contains(Instant.MAX);
        unban(person);
        assertThat(standing("A").bannedUntil()).isEmpty();
    }

    @Test
    final void reportsAWaitUntilItEnds() {
        var end = NOW.plusSeconds(60);
        link("hong", verified(1, "A"), 1);
        unlink("hong", Optional.of(end));

        assertThat(standing("A", Optional.empty(), end.minusMillis(1)).rejoinAfter())
                .contains(end);
        assertThat(standing("A", Optional.empty(), end).rejoinAfter()).isEmpty();
    }

    @Test
    final void reportsNothingOfAnotherApplication() {
        link("hong", verified(1, "A"), 1);

        var standing = stores.verifications()
                .standing("shop", people.withCi(id(2), "shop", "ci of A"), Optional.of("hong"), NOW);

        assertThat(standing).isEqualTo(nothingBut(Match.NEW, List.of()));
    }

    @Test
    final void refusesPeopleWhoAreNotIndexedWithEveryKeyThatItKnows() {
        verified(1, "A");
        SealedPeople.register(ring.withAnother(KeyUse.INDEX, CLOCK), stores.sealed());

        assertThatExceptionOfType(KeysOutdatedException.class).isThrownBy(() -> standing("A"));
    }

    private Standing standing(SealedPerson person) {
        return stores.verifications().standing("", person, Optional.empty(), NOW);
    }
}
