package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.audit.AuditAction;
import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.Standing;
import dev.bonin.standing.Standing.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People verified through channels of different providers, whose DIs are not comparable. */
abstract class OtherChannelsContract extends AccountsContract {
    private static final int ROUNDS = 12;
    private static final KeyScopes DANAL = KeyScopes.of(List.of(KeyScope.CI, KeyScope.di("danal", "merchant")));
    private static final KeyScopes KCP = KeyScopes.of(List.of(KeyScope.di("kcp_v2", "merchant")));

    @Test
    final void doesNotReportAsNewAPersonWhoMayHaveAnAccountUnderAnotherKey() {
        link("hong", kept(1, danal(1, "A")), 1);

        assertThat(standing(kcp(2, "A")).maybeAmong()).containsExactly(Group.ACCOUNTS);
        assertThat(standing(kcp(2, "A")).match()).isEqualTo(Match.NEW);
        assertThat(standing(danal(2, "B")).maybeAmong()).as("by CI").isEmpty();
        assertThat(standing(danalDi(2, "B")).maybeAmong()).as("by DI").isEmpty();
    }

    @Test
    final void doesNotReportAsNewAPersonWithACiIfAnotherIsStoredWithOnlyADi() {
        link("hong", kept(1, kcp(1, "A")), 1);

        assertThat(standing(danal(2, "A")).maybeAmong()).containsExactly(Group.ACCOUNTS);
        assertThat(standing(kcp(2, "B")).maybeAmong()).as("of the same channel").isEmpty();
    }

    @Test
    final void reportsBansAndWaits() {
        ban(kept(1, danal(1, "A")), Optional.empty());
        assertThat(standing(kcp(2, "A")).maybeAmong()).containsExactly(Group.BANS);

        link("kim", kept(3, danal(3, "B")), 3);
        unlink("kim", REJOIN);
        assertThat(standing(kcp(2, "B")).maybeAmong()).containsExactlyInAnyOrder(Group.BANS, Group.WAITS);
    }

    @Test
    final void reportsEveryPersonAsNewIfNoPersonHasAnAccount() {
        kept(1, danal(1, "A"));

        assertThat(standing(kcp(2, "A")).maybeAmong()).isEmpty();
        assertThat(standing(danal(2, "B")).maybeAmong()).isEmpty();
        assertThat(reason(link("kim", kept(3, kcp(3, "C")), 3))).isEmpty();
    }

    @Test
    final void recognisesAPersonWithAnAccountWhateverElseIsStored() {
        link("hong", kept(1, danal(1, "A")), 1);
        ban(kept(2, kcp(2, "B")), Optional.empty());

        assertThat(standing(danal(3, "A")).account()).contains("hong");
        assertThat(standing(danal(3, "A")).maybeAmong()).isEmpty();
    }

    @Test
    final void comparesByEveryKeyThatAPersonHasByNow() {
        var person = kept(1, kcp(1, "A"));
        link("hong", person, 1);
        assertThat(kept(2, people.by(id(2), "kcp_v2", Optional.of("ci of A"), Optional.of("kcp A"))))
                .as("found by DI")
                .isEqualTo(person);

        assertThat(standing(danal(3, "B")).maybeAmong())
                .as("by the CI that came later")
                .isEmpty();
        accounts.releaseDi("", person, logEntry(AuditAction.PERSON_DI_RELEASED));
        assertThat(standing(kcp(4, "B")).maybeAmong()).containsExactly(Group.ACCOUNTS);
        assertThat(standing(danal(5, "B")).maybeAmong()).isEmpty();
    }

    @Test
    final void comparesABannedPersonByTheCiThatCameLater() {
        ban(kept(1, kcp(1, "A")), Optional.empty());
        assertThat(standing(danal(2, "B")).maybeAmong()).containsExactly(Group.BANS);

        kept(3, people.by(id(3), "kcp_v2", Optional.of("ci of A"), Optional.of("kcp A")));

        assertThat(standing(danal(4, "B")).maybeAmong()).isEmpty();
        assertThat(standing(danal(5, "A")).bannedUntil())
                .as("by another channel")
                .isPresent();
    }

    @Test
    final void ignoresAPersonWhoseOnlyKeyWasReleased() {
        var person = kept(1, kcp(1, "A"));
        link("hong", person, 1);
        accounts.releaseDi("", person, logEntry(AuditAction.PERSON_DI_RELEASED));

        assertThat(standing(danal(2, "A")).maybeAmong()).isEmpty();
    }

    @Test
    final void refusesToLinkAPersonWhoMayHaveAnAccountABanOrAWait() {
        var known = kept(1, kcp(1, "A"));
        link("hong", kept(2, danal(2, "A")), 2);
        assertThat(reason(link("hong-2", known, 1))).contains(Reason.STANDING_UNKNOWN);
        unlink("hong", REJOIN);
        assertThat(reason(link("hong-2", known, 1))).contains(Reason.STANDING_UNKNOWN);
        ban(kept(3, danal(3, "B")), Optional.empty());
        assertThat(reason(link("hong-2", known, 1))).contains(Reason.STANDING_UNKNOWN);

        assertThat(accounts.find("", "hong-2")).isEmpty();
        assertThat(accounts.forgetOver(REJOIN.get(), 10)).isEqualTo(1);
        unban(kept(4, danal(4, "B")));
        assertThat(granted(link("hong-2", known, 1))).as("nothing was used up").isPresent();
    }

    @Test
    final void doesNotDenyAnAccountThatAPersonMayHave() {
        link("hong", kept(1, danal(1, "A")), 1);

        assertThat(reason(lookUp(kept(2, kcp(2, "A")), 2))).contains(Reason.STANDING_UNKNOWN);
        assertThat(granted(lookUp(kept(3, danal(3, "B")), 3))).contains(Optional.empty());
    }

    @Test
    final void movesAnAccountToAnotherChannelsPersonIfNoOtherIsStored() {
        link("hong", kept(1, danal(1, "A")), 1);
        var other = kept(2, kcp(2, "A"));

        assertThat(granted(relink("hong", other, 2))).isPresent();
        assertThat(reason(link("kim", kept(3, danal(3, "B")), 3))).contains(Reason.STANDING_UNKNOWN);
        assertThat(granted(link("kim", kept(4, kcp(4, "B")), 4))).isPresent();
    }

    @Test
    final void refusesToMoveAnAccountToAPersonWhoIsNotComparableWithOthers() {
        link("hong", kept(1, danal(1, "A")), 1);
        link("kim", kept(2, danal(2, "B")), 2);
        var other = kept(3, kcp(3, "A"));

        assertThat(reason(relink("hong", other, 3))).as("beside kim").contains(Reason.STANDING_UNKNOWN);
        assertThat(granted(link("lee", kept(4, danal(4, "C")), 4)))
                .as("newcomers as before")
                .isPresent();
        unlink("kim", Optional.empty());
        unlink("lee", REJOIN);
        assertThat(reason(relink("hong", other, 3))).as("beside a wait").contains(Reason.STANDING_UNKNOWN);
        assertThat(accounts.forgetOver(REJOIN.get(), 10)).isOne();
        ban(kept(5, danal(5, "D")), Optional.empty());
        assertThat(reason(relink("hong", other, 3))).as("beside a ban").contains(Reason.STANDING_UNKNOWN);
        unban(kept(6, danal(6, "D")));
        assertThat(granted(relink("hong", other, 3))).as("nothing was used up").isPresent();
    }

    @Test
    final void letsNewcomersInAgainWhenAnAccountIsMovedBack() {
        var hong = kept(1, kcp(1, "A"));
        link("hong", hong, 1);
        ban(kept(2, danal(2, "B")), Optional.empty());
        assertThat(standing(danal(3, "C")).maybeAmong()).containsExactly(Group.ACCOUNTS);

        assertThat(granted(relink("hong", kept(4, danal(4, "A")), 4))).isPresent();

        assertThat(standing(danal(3, "C")).maybeAmong()).isEmpty();
        assertThat(granted(link("kim", kept(5, danal(5, "C")), 5))).isPresent();
    }

    @Test
    final void grantsOneOfASimultaneousMoveAndLinkOfIncomparablePeople() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = 4 * round + 1;
            link("hong", kept(first, danal(first, "hong " + round)), first);
            link("kim", kept(first + 1, danal(first + 1, "kim " + round)), first + 1);
            var byKcp = kept(first + 2, kcp(first + 2, "hong " + round));
            unlink("kim", Optional.empty());
            var byDanal = kept(first + 3, danal(first + 3, "kim " + round));

            var answers = Simultaneously.run(
                    2,
                    number -> () -> number == 0
                            ? reason(relink("hong", byKcp, first + 2))
                            : reason(link("kim", byDanal, first + 3)));

            assertThat(answers).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Reason.STANDING_UNKNOWN));
            unlink("hong", Optional.empty());
            unlink("kim", Optional.empty());
        }
    }

    @Test
    final void linksOneOfTwoPeopleAtOnceWhoMayBeTheSame() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round + 1;
            var byDanal = kept(first, danal(first, "round " + round));
            var byKcp = kept(first + 1, kcp(first + 1, "round " + round));

            var answers = Simultaneously.run(
                    2,
                    number -> () -> number == 0
                            ? reason(link("danal", byDanal, first))
                            : reason(link("kcp", byKcp, first + 1)));

            assertThat(answers).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Reason.STANDING_UNKNOWN));
            unlink("danal", Optional.empty());
            unlink("kcp", Optional.empty());
        }
    }

    @Test
    final void reportsStoredPeopleByScopes() {
        var people = List.of(kept(1, danal(1, "A")), kept(2, danal(2, "B")), kept(3, danal(3, "C")));
        link("hong", people.get(0), 1);
        link("kim", people.get(1), 2);
        link("lee", people.get(2), 3);
        unlink("lee", REJOIN);
        var banned = kept(4, kcp(4, "D"));
        ban(banned, Optional.empty());

        assertThat(accounts.keptPeople())
                .containsExactly(Map.entry("", KeptPeople.of(Set.of(DANAL), Set.of(KCP), Set.of(DANAL))));
        assertThat(accounts.keptSets("", 20))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(List.of(
                        new KeptSet(Group.ACCOUNTS, DANAL, 2, people.subList(0, 2)),
                        new KeptSet(Group.BANS, KCP, 1, List.of(banned)),
                        new KeptSet(Group.WAITS, DANAL, 1, List.of(people.get(2)))));
        assertThat(accounts.keptSets("", 1))
                .filteredOn(set -> set.group() == Group.ACCOUNTS)
                .singleElement()
                .satisfies(set -> {
                    assertThat(set.count()).isEqualTo(2);
                    assertThat(set.people()).hasSize(1).isSubsetOf(people);
                });
        assertThat(accounts.ofPerson("", people.get(0))).contains(linkOf("hong", people.get(0), 1));
        assertThat(accounts.ofPerson("", banned)).isEmpty();
    }

    @Test
    final void reportsNothingIfNoPersonIsStored() {
        var person = kept(1, danal(1, "A"));
        link("hong", person, 1);

        assertThat(accounts.keptSets("shop", 20)).as("of another application").isEmpty();
        assertThat(accounts.ofPerson("shop", person)).isEmpty();
        unlink("hong", Optional.empty());
        assertThat(accounts.keptPeople()).isEmpty();
        assertThat(accounts.keptSets("", 20)).isEmpty();
    }

    @Test
    final void reportsAPersonWithoutKeys() {
        var person = kept(1, kcp(1, "A"));
        link("hong", person, 1);
        accounts.releaseDi("", person, logEntry(AuditAction.PERSON_DI_RELEASED));

        assertThat(accounts.keptSets("", 20))
                .containsExactly(new KeptSet(Group.ACCOUNTS, KeyScopes.of(List.of()), 1, List.of(person)));
    }

    private Standing standing(SealedPerson person) {
        return stores.verifications().standing("", person, Optional.empty(), NOW);
    }

    private PersonId kept(int number, SealedPerson person) {
        return keep(number, person).person().orElseThrow();
    }

    private SealedPerson danal(int number, String who) {
        return people.by(id(number), "danal", Optional.of("ci of " + who), Optional.of("danal " + who));
    }

    private SealedPerson danalDi(int number, String who) {
        return people.by(id(number), "danal", Optional.empty(), Optional.of("danal " + who));
    }

    /** Returns a person as NHN KCP reports them if the merchant has not enabled CI. */
    private SealedPerson kcp(int number, String who) {
        return people.by(id(number), "kcp_v2", Optional.empty(), Optional.of("kcp " + who));
    }
}
