package dev.bonin.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final PersonId GILDONG = new PersonId("1".repeat(32));
    private static final PersonId MINSU = new PersonId("2".repeat(32));
    private static final KeyScopes CI = KeyScopes.of(Set.of(KeyScope.CI));
    private static final KeyScopes DI = KeyScopes.of(Set.of(KeyScope.di("danal", "B1")));
    private static final KeptPeople WITH_CI = KeptPeople.of(List.of(CI), List.of(), List.of());

    /** What there is against a link, one word each; whoever is not named in a row is no obstacle. */
    private static LinkFacts facts(String words) {
        var against = Arrays.stream(words.split(" ")).collect(Collectors.toSet());
        return new LinkFacts(
                NOW,
                !against.contains("unverified"),
                against.contains("used"),
                against.contains("linked") ? Optional.of(link("other", GILDONG, 9)) : Optional.empty(),
                end(against, "banned"),
                end(against, "waits"),
                end(against, "holder-banned"),
                against.contains("unknown") ? DI : CI,
                WITH_CI);
    }

    /** Ends in an hour; {@code -forever}, {@code -until-now} and {@code -until-next} say otherwise. */
    private static Optional<Instant> end(Set<String> words, String what) {
        if (words.contains(what + "-forever")) {
            return Optional.of(Instant.MAX);
        }
        if (words.contains(what + "-until-now")) {
            return Optional.of(NOW);
        }
        if (words.contains(what + "-until-next")) {
            return Optional.of(NOW.plusMillis(1));
        }
        return words.contains(what) ? Optional.of(NOW.plusSeconds(3600)) : Optional.empty();
    }

    private static AccountLink link(String account, PersonId person, int verification) {
        return new AccountLink("shop", account, person, new VerificationId("%032d".formatted(verification)), NOW);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // What is against it,                                       the answer
        "nothing,                                                    ''",
        "unverified,                                                 UNKNOWN_VERIFICATION",
        "linked,                                                     ALREADY_LINKED",
        "banned,                                                     BANNED",
        "holder-banned,                                              BANNED",
        "waits,                                                      REJOIN_WAIT",
        "unknown,                                                    STANDING_UNKNOWN",
        "used,                                                       VERIFICATION_USED",
        // The first of several
        "holder-banned unverified linked banned waits unknown used,  BANNED",
        "unverified linked banned waits unknown used,                UNKNOWN_VERIFICATION",
        "linked banned waits unknown used,                           ALREADY_LINKED",
        "banned waits unknown used,                                  BANNED",
        "waits unknown used,                                         REJOIN_WAIT",
        "unknown used,                                               STANDING_UNKNOWN",
        // The moment in which it ends
        "banned-until-now,                                           ''",
        "banned-until-next,                                          BANNED",
        "banned-forever,                                             BANNED",
        "holder-banned-until-now,                                    ''",
        "holder-banned-until-next,                                   BANNED",
        "waits-until-now,                                            ''",
        "waits-until-next,                                           REJOIN_WAIT",
        "banned-until-now waits-until-now used,                      VERIFICATION_USED",
    })
    void saysWhyAPersonMayNotHaveAnAccount(String against, String answer) {
        assertThat(LinkRules.judge(facts(against)).map(AccountRefusal::reason))
                .isEqualTo(answer.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(answer)));
    }

    @ParameterizedTest
    @CsvSource({"banned, 3600", "holder-banned, 3600", "waits, 3600", "banned-forever, ", "holder-banned-forever, "})
    void saysUntilWhen(String against, Long seconds) {
        assertThat(LinkRules.judge(facts(against)).orElseThrow().until())
                .isEqualTo(Optional.ofNullable(seconds).map(NOW::plusSeconds));
    }

    @Test
    void saysNoTimeForWhatDoesNotPass() {
        assertThat(LinkRules.judge(facts("linked")).orElseThrow().until()).isEmpty();
        assertThat(LinkRules.judge(facts("unknown")).orElseThrow().until()).isEmpty();
    }

    @Test
    void letsThoseLinkAtOnceWhoHaveKeysLikeSomebodyWhoIsLinked() {
        assertThat(facts("nothing").isApartFromConcurrentLinks()).isTrue();
        assertThat(facts("unknown").isApartFromConcurrentLinks()).isFalse();
    }

    @Nested
    class ByTheAccountAlone {
        private final AccountLink asked = link("gildong", GILDONG, 1);

        @Test
        void leavesAFreeAccountToThePerson() {
            assertThat(LinkRules.ofAccount(asked, Optional.empty())).isEmpty();
        }

        @Test
        void grantsTheSameLinkAgain() {
            assertThat(LinkRules.ofAccount(asked, Optional.of(asked))).contains(granted(asked));
        }

        /** Not what was asked for, which came later. */
        @Test
        void grantsItAsItWasMade() {
            var made = new AccountLink("shop", "gildong", GILDONG, asked.verification(), NOW.minusSeconds(5));

            assertThat(LinkRules.ofAccount(asked, Optional.of(made))).contains(granted(made));
            assertThat(LinkRules.ofMovedAccount(asked, Optional.of(made))).contains(granted(made));
        }

        @Test
        void refusesAnotherLinkOfTheSamePerson() {
            assertThat(LinkRules.ofAccount(asked, Optional.of(link("gildong", GILDONG, 2))))
                    .contains(refused(Reason.ALREADY_LINKED));
        }

        @Test
        void refusesTheAccountOfAnotherPerson() {
            assertThat(LinkRules.ofAccount(asked, Optional.of(link("gildong", MINSU, 2))))
                    .contains(refused(Reason.ACCOUNT_TAKEN));
        }

        @Test
        void movesOnlyAnAccountThatIsLinked() {
            assertThat(LinkRules.ofMovedAccount(asked, Optional.empty())).contains(refused(Reason.UNKNOWN_ACCOUNT));
        }

        @Test
        void leavesTheMoveOfALinkedAccountToThePeople() {
            assertThat(LinkRules.ofMovedAccount(asked, Optional.of(link("gildong", MINSU, 2))))
                    .isEmpty();
            assertThat(LinkRules.ofMovedAccount(asked, Optional.of(link("gildong", GILDONG, 2))))
                    .isEmpty();
        }

        private Reply<AccountLink, AccountRefusal> granted(AccountLink link) {
            return new Reply.Granted<>(link);
        }

        private Reply<AccountLink, AccountRefusal> refused(Reason reason) {
            return new Reply.Refused<>(AccountRefusal.of(reason));
        }
    }

    @Nested
    class LookingUp {
        @ParameterizedTest
        @CsvSource({
            "true,  false, ''",
            "true,  true,  VERIFICATION_USED",
            "false, false, UNKNOWN_VERIFICATION",
            "false, true,  UNKNOWN_VERIFICATION"
        })
        void takesAnAcceptedVerificationOnce(boolean isAccepted, boolean isUsed, String answer) {
            assertThat(LinkRules.ofLookUp(isAccepted, isUsed).map(AccountRefusal::reason))
                    .isEqualTo(answer.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(answer)));
        }

        @Test
        void returnsTheAccountEvenOfSomebodyWhoMayHaveAnother() {
            var link = link("gildong", GILDONG, 1);

            assertThat(LinkRules.lookedUp(Optional.of(link), DI, WITH_CI))
                    .isEqualTo(new Reply.Granted<>(Optional.of(link)));
        }

        @Test
        void returnsNoneOfSomebodyWhoCertainlyHasNone() {
            assertThat(LinkRules.lookedUp(Optional.empty(), CI, WITH_CI))
                    .isEqualTo(new Reply.Granted<>(Optional.empty()));
        }

        @Test
        void refusesSomebodyWhoMayHaveOne() {
            assertThat(LinkRules.lookedUp(Optional.empty(), DI, WITH_CI))
                    .isEqualTo(new Reply.Refused<>(AccountRefusal.of(Reason.STANDING_UNKNOWN)));
        }

        @Test
        void asksForAccountsAlone() {
            var banned = KeptPeople.of(List.of(), List.of(CI), List.of(CI));

            assertThat(LinkRules.lookedUp(Optional.empty(), DI, banned))
                    .isEqualTo(new Reply.Granted<>(Optional.empty()));
        }
    }
}
