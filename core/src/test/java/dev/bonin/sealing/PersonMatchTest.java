package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonMatchTest {
    private static final PersonId GILDONG = new PersonId("1".repeat(32));
    private static final PersonId MINSU = new PersonId("2".repeat(32));
    private static final PersonId NEWCOMER = new PersonId("9".repeat(32));
    private static final PersonKey CI = key(Kind.CI, KeyScope.CI);
    private static final PersonKey DI = key(Kind.DI, KeyScope.di("danal", "B1"));
    private static final SealedPerson PERSON = person(CI, DI);

    private static PersonKey key(Kind kind, KeyScope scope) {
        var dataKey = new WrappedDataKey("row-" + kind, Rings.SEALING, "wrapped");
        return new PersonKey(
                "row-" + kind, "shop", kind, scope, Map.of(Rings.INDEX, "hash"), dataKey, "sealed", "danal", Rings.NOW);
    }

    private static SealedPerson person(PersonKey... keys) {
        return new SealedPerson(NEWCOMER, List.of(keys), Optional.empty(), Optional.empty());
    }

    private static PersonMatch match(List<PersonId> byCi, List<PersonId> byDi) {
        return PersonMatch.of(PERSON, key -> key.equals(CI) ? byCi : byDi);
    }

    @Test
    void makesANewcomerOfSomebodyWithoutAKnownKey() {
        var match = match(List.of(), List.of());

        assertThat(match.whoIs(PERSON)).contains(NEWCOMER);
        assertThat(match.isKnown()).isFalse();
        assertThat(match.newKeys()).containsExactly(CI, DI);
    }

    @Test
    void knowsSomebodyByAnyKeyAndAddsTheOther() {
        var match = match(List.of(), List.of(GILDONG));

        assertThat(match.whoIs(PERSON)).contains(GILDONG);
        assertThat(match.isKnown()).isTrue();
        assertThat(match.isConflict()).isFalse();
        assertThat(match.newKeys()).containsExactly(CI);
    }

    @Test
    void countsSomebodyOnceWhoHasBothKeys() {
        assertThat(match(List.of(GILDONG), List.of(GILDONG))).isEqualTo(new PersonMatch(List.of(GILDONG), List.of()));
    }

    @Test
    void believesTheCiWhereItLeadsToSomebodyElse() {
        var match = match(List.of(MINSU), List.of(GILDONG));

        assertThat(match.owners()).containsExactly(MINSU, GILDONG);
        assertThat(match.whoIs(PERSON)).contains(MINSU);
        assertThat(match.isConflict()).isTrue();
    }

    @Test
    void findsNobodyAgainWhoHasNoKey() {
        var nobody = person();
        var match = PersonMatch.of(nobody, key -> List.of(GILDONG));

        assertThat(match).isEqualTo(new PersonMatch(List.of(), List.of()));
        assertThat(match.whoIs(nobody)).isEmpty();
    }
}
