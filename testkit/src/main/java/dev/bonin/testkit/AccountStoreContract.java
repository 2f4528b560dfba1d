package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.policy.Standing.Match;
import dev.bonin.verification.Reply;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} must do. */
abstract class AccountStoreContract extends AccountsContract {
    private static final Optional<Instant> REJOIN = Optional.of(NOW.plus(WAIT));

    @Test
    final void linksOneAccountToOnePerson() {
        var person = verified(1, "A");

        assertThat(granted(link("hong", person, 1))).contains(linkOf("hong", person, 1));

        assertThat(accounts.find("", "hong")).contains(linkOf("hong", person, 1));
        assertThat(accounts.find("", "HONG")).isEmpty();
        assertThat(standing("A").account()).contains("hong");
    }

    @Test
    final void refusesASecondAccountOfOnePerson() {
        var person = verified(1, "A");
        verified(2, "A");
        link("hong", person, 1);

        assertThat(reason(link("hong-2", person, 2))).contains(Reason.ALREADY_LINKED);
        assertThat(reason(link("hong", person, 2)))
                .as("linked anew by another verification")
                .contains(Reason.ALREADY_LINKED);

        assertThat(accounts.find("", "hong-2")).isEmpty();
        assertThat(accounts.find("", "hong")).contains(linkOf("hong", person, 1));
    }

    @Test
    final void refusesAnAccountThatIsAnotherPersons() {
        var first = verified(1, "A");
        var second = verified(2, "B");
        link("hong", first, 1);

        assertThat(reason(link("hong", second, 2))).contains(Reason.ACCOUNT_TAKEN);

        assertThat(accounts.find("", "hong")).contains(linkOf("hong", first, 1));
        assertThat(granted(link("kim", second, 2))).as("nothing was used up").isPresent();
    }

    @Test
    final void grantsTheSameLinkAgain() {
        var person = verified(1, "A");
        var first = link("hong", person, 1);
        var entries = stores.log().unchainedCount();
        ban(person, Optional.empty());

        var later = new AccountLink("", "hong", person, id(1), NOW.plusSeconds(60));
        assertThat(accounts.link(later, told(AuditAction.ACCOUNT_LINKED))).isEqualTo(first);

        assertThat(stores.log().unchainedCount()).as("the ban alone").isEqualTo(entries + 1);
    }

    @Test
    final void usesAVerificationOnce() {
        var person = verified(1, "A");
        verified(2, "A");
        link("hong", person, 1);
        unlink("hong", Optional.empty());

        assertThat(reason(link("hong", person, 1))).contains(Reason.VERIFICATION_USED);
        assertThat(reason(link("hong-2", person, 1))).contains(Reason.VERIFICATION_USED);
        assertThat(granted(link("hong-2", person, 2))).isPresent();
    }

    @Test
    final void linksNobodyWhoIsForgotten() {
        var person = verified(1, "A");
        verified(2, "A");
        erase(1);

        assertThat(reason(link("hong", person, 1))).contains(Reason.UNKNOWN_VERIFICATION);
        assertThat(reason(link("hong", person, 9))).contains(Reason.UNKNOWN_VERIFICATION);
        erase(2);
        assertThat(reason(link("hong", person, 2))).contains(Reason.UNKNOWN_VERIFICATION);
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void looksUpOnce() {
        var person = verified(1, "A");
        verified(2, "A");
        link("hong", person, 1);

        assertThat(granted(lookUp(person, 2))).contains(Optional.of(linkOf("hong", person, 1)));
        assertThat(reason(lookUp(person, 2))).contains(Reason.VERIFICATION_USED);
        assertThat(granted(lookUp(person, 1))).as("one that has linked").isPresent();
    }

    @Test
    final void looksUpOnceAlsoWhereThereIsNoAccount() {
        var person = verified(1, "A");

        assertThat(granted(lookUp(person, 1))).contains(Optional.empty());
        assertThat(reason(lookUp(person, 1))).contains(Reason.VERIFICATION_USED);
        assertThat(reason(lookUp(person, 9))).contains(Reason.UNKNOWN_VERIFICATION);
        erase(1);
        assertThat(reason(lookUp(person, 1))).contains(Reason.UNKNOWN_VERIFICATION);
    }

    @Test
    final void waitsAfterLeaving() {
        var person = verified(1, "A");
        link("hong", person, 1);
        verified(2, "A");

        assertThat(unlink("hong", REJOIN)).contains(linkOf("hong", person, 1));

        assertThat(accounts.find("", "hong")).isEmpty();
        assertThat(link("hong", person, 2))
                .isEqualTo(new Reply.Refused<>(AccountRefusal.until(Reason.REJOIN_WAIT, REJOIN.get())));
        assertThat(standing("A").rejoinAfter()).isEqualTo(REJOIN);
        assertThat(granted(linkAt(REJOIN.get(), 2))).as("when it is over").isPresent();
        assertThat(standing("A").rejoinAfter()).isEmpty();
        assertThat(accounts.forgetOver(NOW.plus(WAIT.multipliedBy(2)), 10)).isZero();
    }

    private Reply<AccountLink, AccountRefusal> linkAt(Instant when, int verification) {
        var person = stores.verifications()
                .person(id(verification))
                .orElseThrow()
                .person()
                .orElseThrow();
        return accounts.link(
                new AccountLink("", "hong", person, id(verification), when), told(AuditAction.ACCOUNT_LINKED));
    }

    @Test
    final void unlinksOnlyWhatIsLinked() {
        var person = verified(1, "A");
        link("hong", person, 1);

        assertThat(unlink("kim", REJOIN)).isEmpty();
        assertThat(unlink("hong", REJOIN)).isPresent();
        assertThat(unlink("hong", Optional.empty())).isEmpty();
        assertThat(standing("A").rejoinAfter()).as("still waits").isEqualTo(REJOIN);
    }

    @Test
    final void forgetsWhoWaitedLongEnough() {
        leave(1, "A", NOW.plusSeconds(1));
        leave(2, "B", NOW.plusSeconds(2));
        leave(3, "C", NOW.plusSeconds(3));

        assertThat(standing("A").match()).as("found though erased").isEqualTo(Match.KNOWN);
        assertThat(accounts.forgetOver(NOW.plusMillis(999), 10)).isZero();
        assertThat(accounts.forgetOver(NOW.plusSeconds(2), 1)).isOne();
        assertThat(accounts.forgetOver(NOW.plusSeconds(2), 10)).isOne();
        assertThat(standing("A").match()).isEqualTo(Match.NEW);
        assertThat(standing("B").match()).isEqualTo(Match.NEW);
        assertThat(standing("C").match()).isEqualTo(Match.KNOWN);
        assertThat(accounts.forgetOver(NOW.plusSeconds(3), 10)).isOne();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    private void leave(int verification, String who, Instant rejoinAfter) {
        link("of " + who, verified(verification, who), verification);
        erase(verification);
        unlink("of " + who, Optional.of(rejoinAfter));
    }

    @Test
    final void forgetsBansThatAreOverAndNoOthers() {
        ban(verified(1, "A"), Optional.of(NOW.plusSeconds(1)));
        ban(verified(2, "B"), Optional.empty());
        erase(1);
        erase(2);

        assertThat(accounts.forgetOver(NOW.plusMillis(999), 10)).isZero();
        assertThat(accounts.forgetOver(NOW.plus(WAIT.multipliedBy(1_000)), 10)).isOne();

        assertThat(standing("A").match()).isEqualTo(Match.NEW);
        assertThat(standing("B").bannedUntil()).contains(Instant.MAX);
    }

    @Test
    final void keepsWhoHasAnAccountThoughTheirVerificationIsErased() {
        var person = verified(1, "A");
        link("hong", person, 1);

        erase(1);

        assertThat(verified(2, "A")).isEqualTo(person);
        assertThat(granted(lookUp(person, 2)).orElseThrow()).isPresent();
        erase(2);
        unlink("hong", Optional.empty());
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void keepsWhoIsBannedThoughTheirVerificationIsErased() {
        var person = verified(1, "A");
        ban(person, Optional.empty());

        erase(1);

        assertThat(verified(2, "A")).isEqualTo(person);
        assertThat(reason(link("hong", person, 2))).contains(Reason.BANNED);
        erase(2);
        assertThat(unban(person)).isTrue();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void bansUntilItSaysAnotherTime() {
        var person = verified(1, "A");
        assertThat(ban(person, Optional.empty())).isTrue();
        assertThat(link("hong", person, 1)).isEqualTo(new Reply.Refused<>(AccountRefusal.of(Reason.BANNED)));

        assertThat(ban(person, REJOIN)).isTrue();
        assertThat(link("hong", person, 1))
                .isEqualTo(new Reply.Refused<>(AccountRefusal.until(Reason.BANNED, REJOIN.get())));

        assertThat(granted(linkAt(REJOIN.get(), 1))).as("when it is over").isPresent();
    }

    @Test
    final void endsABanOnce() {
        var person = verified(1, "A");
        assertThat(unban(person)).isFalse();
        ban(person, Optional.empty());

        assertThat(unban(person)).isTrue();
        assertThat(unban(person)).isFalse();
        assertThat(granted(link("hong", person, 1))).isPresent();
    }

    @Test
    final void bansNobodyWhomItDoesNotKnow() {
        var person = verified(1, "A");
        erase(1);

        assertThat(ban(person, Optional.empty())).isFalse();
        assertThat(standing("A").match()).isEqualTo(Match.NEW);
    }

    @Test
    final void leavesAnAccountToWhoIsBanned() {
        var person = verified(1, "A");
        link("hong", person, 1);

        ban(person, Optional.empty());

        assertThat(accounts.find("", "hong")).isPresent();
        assertThat(standing("A").account()).contains("hong");
    }

    @Test
    final void movesAnAccount() {
        var before = verified(1, "A");
        link("hong", before, 1);
        erase(1);
        var after = verified(2, "B");

        assertThat(granted(relink("hong", after, 2))).contains(linkOf("hong", after, 2));

        assertThat(accounts.find("", "hong")).contains(linkOf("hong", after, 2));
        assertThat(standing("B").account()).contains("hong");
        assertThat(standing("A").match()).as("nothing needs them").isEqualTo(Match.NEW);
        assertThat(granted(relink("hong", after, 2))).as("again").contains(linkOf("hong", after, 2));
    }

    @Test
    final void movesAnAccountToNobodyWhoMayNotHaveIt() {
        var before = verified(1, "A");
        link("hong", before, 1);
        var linked = verified(2, "B");
        link("kim", linked, 2);
        verified(3, "B");
        var banned = verified(4, "C");
        ban(banned, Optional.empty());
        leave(5, "D", REJOIN.get());
        verified(6, "A");

        assertThat(reason(relink("lee", banned, 4))).contains(Reason.UNKNOWN_ACCOUNT);
        assertThat(reason(relink("hong", linked, 3))).contains(Reason.ALREADY_LINKED);
        assertThat(reason(relink("hong", banned, 4))).contains(Reason.BANNED);
        assertThat(reason(relink("hong", verified(7, "D"), 7))).contains(Reason.REJOIN_WAIT);
        assertThat(reason(relink("hong", before, 6))).as("whose it is").contains(Reason.ALREADY_LINKED);
        unlink("kim", Optional.empty());
        assertThat(reason(relink("hong", linked, 2))).contains(Reason.VERIFICATION_USED);
        assertThat(reason(relink("hong", linked, 9))).contains(Reason.UNKNOWN_VERIFICATION);

        assertThat(accounts.find("", "hong")).contains(linkOf("hong", before, 1));
    }

    @Test
    final void anotherApplicationSeesNothing() {
        var ofShop = keep(1, people.withCi(id(1), "shop", "ci of A")).person().orElseThrow();
        var ofShopToo = new AccountLink("shop", "hong", ofShop, id(1), NOW);
        accounts.link(ofShopToo, told(AuditAction.ACCOUNT_LINKED));
        var own = verified(2, "A");

        assertThat(accounts.find("", "hong")).isEmpty();
        assertThat(unlink("hong", REJOIN)).isEmpty();
        assertThat(reason(relink("hong", own, 2))).contains(Reason.UNKNOWN_ACCOUNT);
        assertThat(reason(link("hong", ofShop, 2))).as("its person").contains(Reason.UNKNOWN_VERIFICATION);
        assertThat(ban(ofShop, Optional.empty())).isFalse();
        accounts.ban(new Ban("shop", ofShop, NOW, Optional.empty()), told(AuditAction.PERSON_BANNED));
        assertThat(unban(ofShop)).isFalse();
        assertThat(granted(link("hong", own, 2))).as("a name of its own").isPresent();
        assertThat(accounts.find("shop", "hong")).contains(ofShopToo);
    }

    @Test
    final void logsEachChangeWithIt() {
        var person = verified(1, "A");
        var other = verified(2, "B");
        var before = (int) stores.log().unchainedCount();

        link("hong", person, 1);
        lookUp(person, 1);
        relink("hong", other, 2);
        unlink("hong", REJOIN);
        ban(person, Optional.empty());
        unban(person);

        assertThat(stores.log().unchained(100).stream()
                        .map(AuditEvent::action)
                        .filter(action -> action != AuditAction.VERIFICATION_ACCEPTED))
                .containsExactlyInAnyOrder(
                        AuditAction.ACCOUNT_LINKED,
                        AuditAction.ACCOUNT_LOOKED_UP,
                        AuditAction.ACCOUNT_RELINKED,
                        AuditAction.ACCOUNT_UNLINKED,
                        AuditAction.PERSON_BANNED,
                        AuditAction.PERSON_UNBANNED);
        assertThat(stores.log().unchainedCount()).isEqualTo(before + 6);
        assertThat(stores.log().unchained(100).stream()
                        .filter(event -> event.action() == AuditAction.ACCOUNT_UNLINKED)
                        .map(AuditEvent::person))
                .containsExactly(Optional.of(other));
    }

    @Test
    final void logsNothingThatDidNotHappen() {
        var person = verified(1, "A");
        link("hong", person, 1);
        lookUp(person, 1);
        var before = stores.log().unchainedCount();

        link("kim", person, 1);
        lookUp(person, 1);
        relink("kim", person, 1);
        unlink("kim", REJOIN);
        unban(person);

        assertThat(stores.log().unchainedCount()).isEqualTo(before);
    }
}
