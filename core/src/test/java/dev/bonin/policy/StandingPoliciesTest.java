package dev.bonin.policy;

import static dev.bonin.policy.Situation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import dev.bonin.standing.Standing.Match;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingPoliciesTest {
    private static final Optional<Instant> NEVER = Optional.empty();

    /**
     * Somebody who was not found, or has no account, may be somebody who is kept under a key that cannot be compared
     * with theirs.
     */
    @ParameterizedTest(name = "{0}, {1}, may be among {2}: {3}")
    @CsvSource({
        "one_person_one_account, NEW,   ACCOUNTS, standing_unknown",
        "one_person_one_account, NEW,   BANS,     standing_unknown",
        "one_person_one_account, NEW,   WAITS,    standing_unknown",
        "one_person_one_account, KNOWN, ACCOUNTS, standing_unknown",
        "one_person_one_account, KNOWN, BANS,     standing_unknown",
        "one_person_one_account, KNOWN, WAITS,    standing_unknown",
        "not_banned,             NEW,   ACCOUNTS, ",
        "not_banned,             NEW,   WAITS,    ",
        "not_banned,             NEW,   BANS,     standing_unknown",
        "not_banned,             KNOWN, BANS,     standing_unknown",
    })
    void takesNobodyForNewWhoMayBeKept(String policy, Match match, Group group, String reason) {
        var standing = of(match, NEVER, NEVER).maybeAmong(Set.of(group));

        assertThat(judged(policy, standing)).isEqualTo(reason == null ? Verdict.pass() : Verdict.unavailable(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_person_one_account", "not_banned"})
    void passesWhoHasAnAccountWhoeverElseIsKept(String policy) {
        var standing = new Standing(Match.KNOWN, List.of(), Optional.of("a1"), Optional.empty(), NEVER, NEVER)
                .maybeAmong(Set.of(Group.values()));

        assertThat(judged(policy, standing)).isEqualTo(Verdict.pass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_person_one_account", "not_banned"})
    void tellsABanThatIsThereRatherThanThatMoreIsUnknown(String policy) {
        var standing = of(Match.KNOWN, Optional.of(Instant.MAX), NEVER).maybeAmong(Set.of(Group.values()));

        assertThat(judged(policy, standing)).isEqualTo(Verdict.fail("banned"));
    }

    @Test
    void saysNotThatAnAccountIsSomebodyElsesWhereThatIsUnknown() {
        for (var named : List.of(Optional.of(false), Optional.<Boolean>empty())) {
            var standing = new Standing(Match.NEW, List.of(), Optional.empty(), named, NEVER, NEVER)
                    .maybeAmong(Set.of(Group.ACCOUNTS));
            assertThat(Situation.at(NOON).account("a1").standing(standing).judgedBy("same_person_as_account"))
                    .as("the same for an account that nobody has")
                    .isEqualTo(Verdict.unavailable("standing_unknown"));
        }
    }

    @Nested
    class OnePersonOneAccountPolicy {
        private static final String POLICY = "one_person_one_account";

        @ParameterizedTest
        @EnumSource(names = {"NEW", "KNOWN"})
        void passesWhoIsNewAndWhoIsKnown(Match match) {
            assertThat(judged(POLICY, of(match, NEVER, NEVER))).isEqualTo(Verdict.pass());
        }

        @ParameterizedTest(name = "may come back after {0}: {1}")
        @CsvSource({
            "2026-11-22T15:00:00Z,     ",
            "2026-11-23T02:59:59Z,     ",
            "2026-11-23T03:00:00Z,     ",
            "2026-11-23T03:00:00.001Z, 2026-11-24",
            "2026-11-23T14:59:59Z,     2026-11-24",
            "2026-11-23T15:00:00Z,     2026-11-24",
            "2026-11-23T15:00:00.001Z, 2026-11-25",
            "2026-12-31T15:00:00Z,     2027-01-01",
        })
        void waitsForAWholeDayInSeoul(Instant rejoinAfter, LocalDate passesFrom) {
            assertThat(judged(POLICY, of(Match.KNOWN, NEVER, Optional.of(rejoinAfter))))
                    .isEqualTo(passesFrom == null ? Verdict.pass() : Verdict.failUntil("rejoin_wait", passesFrom));
        }

        @Test
        void tellsTheBanFirstAndTheLaterOfTheTwoDays() {
            var sooner = Optional.of(Instant.parse("2026-11-30T15:00:00Z"));
            var later = Optional.of(Instant.parse("2026-12-09T15:00:00Z"));

            assertThat(judged(POLICY, of(Match.KNOWN, sooner, later)))
                    .isEqualTo(Verdict.failUntil("banned", LocalDate.of(2026, 12, 10)));
            assertThat(judged(POLICY, of(Match.KNOWN, later, sooner)))
                    .isEqualTo(Verdict.failUntil("banned", LocalDate.of(2026, 12, 10)));
            assertThat(judged(POLICY, of(Match.KNOWN, Optional.of(Instant.MAX), later)))
                    .isEqualTo(Verdict.fail("banned"));
            assertThat(judged(POLICY, of(Match.KNOWN, sooner, Optional.of(NOON))))
                    .isEqualTo(Verdict.failUntil("banned", LocalDate.of(2026, 12, 1)));
        }
    }

    @Nested
    class Bans {
        @ParameterizedTest(name = "{0} until {1}: {2}")
        @CsvSource({
            "not_banned,             2026-11-23T03:00:00Z,     PASS, ",
            "not_banned,             2026-11-23T03:00:00.001Z, FAIL, 2026-11-24",
            "not_banned,             2026-11-23T15:00:00Z,     FAIL, 2026-11-24",
            "not_banned,             2026-11-23T15:00:01Z,     FAIL, 2026-11-25",
            "not_banned,             9999-12-30T15:00:00Z,     FAIL, 9999-12-31",
            "not_banned,             9999-12-31T00:00:00Z,     FAIL, ",
            "not_banned,             +292278994-08-17T07:12:55Z, FAIL, ",
            "not_banned,             +1000000000-12-31T23:59:59.999999999Z, FAIL, ",
            "one_person_one_account, 2026-11-23T03:00:00Z,     PASS, ",
            "one_person_one_account, 2026-11-23T15:00:00Z,     FAIL, 2026-11-24",
            "one_person_one_account, +1000000000-12-31T23:59:59.999999999Z, FAIL, ",
            "same_person_as_account, 2026-11-23T03:00:00Z,     PASS, ",
            "same_person_as_account, 2026-11-23T15:00:00Z,     FAIL, 2026-11-24",
            "same_person_as_account, +1000000000-12-31T23:59:59.999999999Z, FAIL, ",
        })
        void holdUntilTheyEnd(String policy, Instant bannedUntil, Verdict.Result result, LocalDate passesFrom) {
            var standing = new Standing(
                    Match.KNOWN, List.of(), Optional.of("a1"), Optional.of(true), Optional.of(bannedUntil), NEVER);

            var verdict = Situation.at(NOON).standing(standing).account("a1").judgedBy(policy);

            assertThat(verdict.result()).isEqualTo(result);
            assertThat(verdict.reason())
                    .isEqualTo(result == Verdict.Result.PASS ? Optional.empty() : Optional.of("banned"));
            assertThat(verdict.passesFrom()).isEqualTo(Optional.ofNullable(passesFrom));
        }

        @Test
        void areNoMatterOfWaiting() {
            assertThat(judged("not_banned", of(Match.NEW, NEVER, Optional.of(Instant.MAX))))
                    .isEqualTo(Verdict.pass());
        }
    }

    @Nested
    class SamePersonAsAccountPolicy {
        private static final String POLICY = "same_person_as_account";

        @ParameterizedTest(name = "{0}, linked to this person: {1}")
        @CsvSource({
            "KNOWN, true,  PASS",
            "KNOWN, false, FAIL",
            "KNOWN,      , FAIL",
            "NEW,   false, FAIL",
            "NEW,        , FAIL",
        })
        void passesThePersonOfTheAccountAlone(Match match, Boolean samePerson, Verdict.Result result) {
            var standing =
                    new Standing(match, List.of(), Optional.empty(), Optional.ofNullable(samePerson), NEVER, NEVER);

            assertThat(Situation.at(NOON).account("a1").standing(standing).judgedBy(POLICY))
                    .isEqualTo(result == Verdict.Result.PASS ? Verdict.pass() : Verdict.fail("other_person"));
        }

        @Test
        void needsAnAccountToBeNamed() {
            var standing = new Standing(Match.KNOWN, List.of(), Optional.of("a1"), Optional.of(true), NEVER, NEVER);

            assertThat(judged(POLICY, standing)).isEqualTo(Verdict.unavailable("no_account_named"));
        }

        /** Whether the account is somebody else's or nobody's, a person who is banned hears of the ban. */
        @Test
        void tellsTheBanBeforeItLooksAtTheAccount() {
            for (var samePerson : List.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty())) {
                var standing = new Standing(
                        Match.KNOWN, List.of(), Optional.empty(), samePerson, Optional.of(Instant.MAX), NEVER);

                assertThat(Situation.at(NOON).account("a1").standing(standing).judgedBy(POLICY))
                        .isEqualTo(Verdict.fail("banned"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_person_one_account", "not_banned", "same_person_as_account"})
    void passesNobodyWhoCannotBeTold(String policy) {
        var situation = Situation.at(NOON).account("a1");
        var bannedInConflict = new Standing(
                Match.CONFLICT, List.of(), Optional.of("a1"), Optional.of(true), Optional.of(Instant.MAX), NEVER);

        assertThat(situation.judgedBy(policy)).isEqualTo(Verdict.unavailable("standing_unknown"));
        assertThat(situation.standing(Standing.uncheckable(false)).judgedBy(policy))
                .isEqualTo(Verdict.unavailable("no_person_key"));
        assertThat(situation.standing(bannedInConflict).judgedBy(policy)).isEqualTo(Verdict.fail("person_conflict"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_person_one_account", "not_banned", "same_person_as_account"})
    void asksForTheStandingAndForNoValue(String name) {
        var policy = new PolicyCatalog(List.of()).policy(name);

        assertThat(policy.name()).isEqualTo(name);
        assertThat(policy.needsStanding()).isTrue();
        assertThat(policy.needs()).isEmpty();
        assertThat(policy.legalBasis()).isEmpty();
    }

    @Test
    void neitherTheStandingNorTheCircumstancesPrintTheAccount() {
        var standing = new Standing(Match.KNOWN, List.of(), Optional.of("a1"), Optional.of(true), NEVER, NEVER);

        assertThat(standing).hasToString("Standing[KNOWN]");
        assertThat(Situation.at(NOON).account("a1").standing(standing).circumstances())
                .hasToString("Circumstances[signup, danal]");
    }

    private static Verdict judged(String policy, Standing standing) {
        return Situation.at(NOON).standing(standing).judgedBy(policy);
    }

    private static Standing of(Match match, Optional<Instant> bannedUntil, Optional<Instant> rejoinAfter) {
        return new Standing(match, List.of(), Optional.empty(), Optional.empty(), bannedUntil, rejoinAfter);
    }
}
