package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.standing.Standing.Match;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link AccountStore} about links. */
abstract class AccountStoreContract extends AccountsContract {
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
        assertThat(accounts.link(later, logEntry(AuditAction.ACCOUNT_LINKED))).isEqualTo(first);

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
    final void refusesToLinkAnErasedPerson() {
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
    final void refusesToMoveAnAccountToAnIneligiblePerson() {
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
        assertThat(reason(relink("hong", before, 6))).as("its own person").contains(Reason.ALREADY_LINKED);
        unlink("kim", Optional.empty());
        assertThat(reason(relink("hong", linked, 2))).contains(Reason.VERIFICATION_USED);
        assertThat(reason(relink("hong", linked, 9))).contains(Reason.UNKNOWN_VERIFICATION);

        assertThat(accounts.find("", "hong")).contains(linkOf("hong", before, 1));
    }

    @Test
    final void anotherApplicationSeesNothing() {
        var ofShop = keep(1, people.withCi(id(1), "shop", "ci of A")).person().orElseThrow();
        var ofShopToo = new AccountLink("shop", "hong", ofShop, id(1), NOW);
        accounts.link(ofShopToo, logEntry(AuditAction.ACCOUNT_LINKED));
        var own = verified(2, "A");

        assertThat(accounts.find("", "hong")).isEmpty();
        assertThat(unlink("hong", REJOIN)).isEmpty();
        assertThat(reason(relink("hong", own, 2))).contains(Reason.UNKNOWN_ACCOUNT);
        assertThat(reason(link("hong", ofShop, 2))).as("its person").contains(Reason.UNKNOWN_VERIFICATION);
        assertThat(ban(ofShop, Optional.empty())).isFalse();
        accounts.ban(new Ban("shop", ofShop, NOW, Optional.empty()), logEntry(AuditAction.PERSON_BANNED));
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
