package dev.bonin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final PersonId GILDONG = new PersonId("1".repeat(32));
    private static final PersonId MINSU = new PersonId("2".repeat(32));
    private static final KeyScopes CI = KeyScopes.of(Set.of(KeyScope.CI));
    private static final KeyScopes DI = KeyScopes.of(Set.of(KeyScope.di("danal", "B1")));

    private static StandingFacts known(List<PersonId> found, Optional<PersonId> named, Optional<String> account) {
        return new StandingFacts(found, named, account, Optional.empty(), Optional.empty(), CI, KeptPeople.NOBODY);
    }

    @Test
    void countsWhoWasFound() {
        assertThat(known(List.of(), Optional.empty(), Optional.empty()).at(NOW).match())
                .isEqualTo(Match.NEW);
        assertThat(known(List.of(GILDONG), Optional.empty(), Optional.empty())
                        .at(NOW)
                        .match())
                .isEqualTo(Match.KNOWN);
        assertThat(known(List.of(GILDONG, MINSU), Optional.empty(), Optional.empty())
                        .at(NOW)
                        .match())
                .isEqualTo(Match.CONFLICT);
    }

    @Test
    void comparesTheNamedAccountWithWhoeverHasTheCi() {
        assertThat(same(List.of(GILDONG, MINSU), Optional.of(GILDONG))).contains(true);
        assertThat(same(List.of(GILDONG, MINSU), Optional.of(MINSU))).contains(false);
        assertThat(same(List.of(GILDONG), Optional.empty())).isEmpty();
    }

    @Test
    void saysThatTheAccountOfSomebodyIsNotThatOfANewcomer() {
        assertThat(same(List.of(), Optional.of(GILDONG))).contains(false);
        assertThat(same(List.of(), Optional.empty())).isEmpty();
    }

    private static Optional<Boolean> same(List<PersonId> found, Optional<PersonId> named) {
        return known(found, named, Optional.empty()).at(NOW).samePerson();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "3600000, true"})
    void endsBansAndWaitsInTheirLastMoment(long millis, boolean isInForce) {
        var end = Optional.of(NOW.plusMillis(millis));
        var standing = new StandingFacts(
                        List.of(GILDONG), Optional.empty(), Optional.empty(), end, end, CI, KeptPeople.NOBODY)
                .at(NOW);

        assertThat(standing.bannedUntil()).isEqualTo(isInForce ? end : Optional.empty());
        assertThat(standing.rejoinAfter()).isEqualTo(isInForce ? end : Optional.empty());
    }

    @Test
    void neverEndsABanWithoutAnEnd() {
        assertThat(TimeLimit.inForce(Optional.of(Instant.MAX), Instant.MAX.minusMillis(1)))
                .contains(Instant.MAX);
        assertThat(TimeLimit.inForce(Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void saysWhereSomebodyMayBeKeptWhoWasNotFound() {
        var kept = KeptPeople.of(List.of(CI), List.of(), List.of(CI));

        assertThat(StandingFacts.ofNewcomer(Optional.empty(), DI, kept).at(NOW).maybeAmong())
                .containsExactlyInAnyOrder(Group.ACCOUNTS, Group.WAITS);
        assertThat(StandingFacts.ofNewcomer(Optional.empty(), DI.and(CI), kept)
                        .at(NOW)
                        .maybeAmong())
                .isEmpty();
    }

    @Test
    void knowsWhereSomebodyIsKeptWhoHasAnAccount() {
        var kept = KeptPeople.of(List.of(CI), List.of(CI), List.of());
        var facts = new StandingFacts(
                List.of(GILDONG),
                Optional.empty(),
                Optional.of("gildong"),
                Optional.empty(),
                Optional.empty(),
                DI,
                kept);

        assertThat(facts.at(NOW).maybeAmong()).isEmpty();
        assertThat(facts.at(NOW).account()).contains("gildong");
    }
}
