package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.person.PersonId;
import dev.bonin.standing.Standing.Match;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simultaneous changes of accounts. */
abstract class AccountRacesContract extends AccountsContract {
    private static final int ROUNDS = 25;
    private static final int FEW = 4;
    private static final String GRANTED = "granted";
    private static final String ALREADY_LINKED = Reason.ALREADY_LINKED.code();
    private static final String UNKNOWN = Reason.UNKNOWN_VERIFICATION.code();

    @Test
    final void linksOneOfManyAccountsOfAPerson() throws Exception {
        var person = verified(1, "A");
        IntStream.rangeClosed(2, AT_ONCE).forEach(number -> verified(number, "A"));
        var entries = stores.log().unchainedCount();

        var answers = Simultaneously.run(AT_ONCE, number -> () -> linked("account " + number, person, number + 1));

        assertThat(answers).containsOnlyOnce(GRANTED);
        assertThat(answers.stream().filter(ALREADY_LINKED::equals)).hasSize(AT_ONCE - 1);
        assertThat(IntStream.range(0, AT_ONCE)
                        .mapToObj(number -> accounts.find("", "account " + number))
                        .flatMap(Optional::stream)
                        .map(AccountLink::account))
                .containsExactly(standing("A").account().orElseThrow());
        assertThat(stores.log().unchainedCount()).isEqualTo(entries + 1);
    }

    @Test
    final void givesAnAccountToOneOfManyPeople() throws Exception {
        var persons = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> verified(number + 1, "number " + number))
                .toList();

        var answers = Simultaneously.run(AT_ONCE, number -> () -> linked("hong", persons.get(number), number + 1));

        assertThat(answers).containsOnlyOnce(GRANTED);
        assertThat(answers.stream().filter(Reason.ACCOUNT_TAKEN.code()::equals)).hasSize(AT_ONCE - 1);
        assertThat(accounts.find("", "hong").map(AccountLink::person)).contains(persons.get(answers.indexOf(GRANTED)));
        assertThat(IntStream.range(0, AT_ONCE)
                        .filter(number -> standing("number " + number).account().isPresent()))
                .hasSize(1);
    }

    @Test
    final void usesAVerificationForOneOfManyAccounts() throws Exception {
        var person = verified(1, "A");
        var answers = Simultaneously.run(
                AT_ONCE,
                number -> () -> number % 4 == 0
                        ? granted(lookUp(person, 1)).isPresent() ? "looked up" : "not looked up"
                        : linked("account " + number, person, 1));

        assertThat(answers).containsOnlyOnce(GRANTED).containsOnlyOnce("looked up");
    }

    @Test
    final void neitherLinksErasedNorErasesLinkedPeople() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            var number = round;
            var account = "account " + number;
            var person = verified(number, account);

            var answers = both(() -> linked(account, person, number), () -> erase(number) ? "erased" : "not erased");

            assertThat(answers).containsAnyOf(GRANTED, UNKNOWN).contains("erased");
            assertStands(account, answers.contains(GRANTED), person);
            unlink(account, Optional.empty());
            assertThat(stores.sealed().isEmpty()).isTrue();
        }
    }

    private void assertStands(String who, boolean isLinked, PersonId person) {
        var standing = standing(who);
        assertThat(standing.account()).isEqualTo(Optional.of(who).filter(unused -> isLinked));
        assertThat(standing.persons()).isEqualTo(isLinked ? List.of(person) : List.of());
        assertThat(accounts.find("", who).map(AccountLink::person))
                .isEqualTo(Optional.of(person).filter(unused -> isLinked));
    }

    @Test
    final void linksABannedPersonOnlyBeforeTheBan() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            var number = round;
            var account = "account " + number;
            var person = verified(number, account);

            var answers = both(
                    () -> linked(account, person, number), () -> ban(person, Optional.empty()) ? "banned" : "no ban");

            assertThat(answers).containsAnyOf(GRANTED, Reason.BANNED.code()).contains("banned");
            assertThat(standing(account).bannedUntil()).isPresent();
            assertThat(standing(account).account().isPresent()).isEqualTo(answers.contains(GRANTED));
        }
    }

    @Test
    final void linksAnewOnlyAfterTheOtherAccountIsGone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round + 1;
            var who = "number " + round;
            var person = verified(first, who);
            verified(first + 1, who);
            link(who, person, first);

            var answers = both(() -> linked("new " + who, person, first + 1), () -> unlinked(who));

            assertThat(answers).containsAnyOf(GRANTED, ALREADY_LINKED).contains("unlinked");
            assertThat(accounts.find("", who)).isEmpty();
            assertThat(standing(who).account())
                    .isEqualTo(Optional.of("new " + who).filter(unused -> answers.contains(GRANTED)));
        }
    }

    @Test
    final void keepsAPersonWhoIsLinkedAsTheirWaitEnds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round + 1;
            var who = "number " + round;
            link(who, verified(first, who), first);
            erase(first);
            unlink(who, Optional.of(NOW));

            var answers = both(
                    () -> linked(who, verified(first + 1, who), first + 1), () -> "" + accounts.forgetOver(NOW, 10));

            assertThat(answers).contains(GRANTED);
            assertThat(standing(who).match()).isEqualTo(Match.KNOWN);
            assertThat(standing(who).account()).contains(who);
            assertThat(accounts.forgetOver(NOW, 10)).isZero();
        }
    }

    @Test
    final void leavesNoHalfOfAnAccountThatIsMovedAsItEnds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round + 1;
            var before = verified(first, "old " + round);
            var after = verified(first + 1, "new " + round);
            link("hong", before, first);
            erase(first);

            var answers = both(() -> relinked("hong", after, first + 1), () -> unlinked("hong"));

            assertThat(answers)
                    .containsAnyOf(GRANTED, Reason.UNKNOWN_ACCOUNT.code())
                    .contains("unlinked");
            assertThat(accounts.find("", "hong")).isEmpty();
            assertThat(standing("old " + round).match()).isEqualTo(Match.NEW);
            assertThat(standing("new " + round).account()).isEmpty();
            erase(first + 1);
            assertThat(stores.sealed().isEmpty()).isTrue();
        }
    }

    @Test
    final void movesOneOfManyAccountsToAPerson() throws Exception {
        var wanted = verified(1, "wanted");
        IntStream.range(0, ROUNDS).forEach(number -> {
            verified(100 + number, "wanted");
            link("account " + number, verified(200 + number, "number " + number), 200 + number);
        });

        var answers = Simultaneously.run(ROUNDS, number -> () -> relinked("account " + number, wanted, 100 + number));

        assertThat(answers).containsOnlyOnce(GRANTED);
        assertThat(answers.stream().filter(ALREADY_LINKED::equals)).hasSize(ROUNDS - 1);
        assertThat(standing("wanted").account()).contains("account " + answers.indexOf(GRANTED));
    }

    @Test
    final void movesAnAccountToOneOfManyPeopleAfterTheOther() throws Exception {
        link("hong", verified(1, "A"), 1);
        var persons = IntStream.range(0, FEW)
                .mapToObj(number -> verified(100 + number, "number " + number))
                .toList();

        Simultaneously.run(FEW, number -> () -> relinked("hong", persons.get(number), 100 + number));

        var owner = accounts.find("", "hong").orElseThrow().person();
        assertThat(persons).contains(owner);
        assertThat(IntStream.range(0, FEW)
                        .filter(number -> standing("number " + number).account().isPresent()))
                .containsExactly(persons.indexOf(owner));
        assertThat(standing("A").account()).isEmpty();
    }

    private static List<String> both(Callable<String> one, Callable<String> other) throws InterruptedException {
        var calls = List.of(one, other);
        return Simultaneously.run(2, calls::get);
    }

    private String linked(String account, PersonId person, int verification) {
        return link(account, person, verification)
                .fold(link -> GRANTED, refusal -> refusal.reason().code());
    }

    private String relinked(String account, PersonId person, int verification) {
        return relink(account, person, verification)
                .fold(link -> GRANTED, refusal -> refusal.reason().code());
    }

    private String unlinked(String account) {
        return unlink(account, Optional.empty()).isPresent() ? "unlinked" : "nothing to unlink";
    }
}
