package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.account.AccountStore;
import dev.bonin.audit.AuditAction;
import dev.bonin.standing.Standing.Match;
import dev.bonin.verification.Reply;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link AccountStore} about bans and re-join waits. */
abstract class BansAndWaitsContract extends AccountsContract {
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
                new AccountLink("", "hong", person, id(verification), when), logEntry(AuditAction.ACCOUNT_LINKED));
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
    final void forgetsPeopleWhoseWaitIsOver() {
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
    final void keepsAPersonWithAnAccountThoughTheVerificationIsErased() {
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
    final void keepsABannedPersonThoughTheVerificationIsErased() {
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
    final void releasesADiToTheNextPersonWithACiAndThatDi() {
        var ofCi = verified(1, "A");
        var ofDi = verified(2, "B");

        assertThat(accounts.releaseDi("shop", ofDi, logEntry(AuditAction.PERSON_DI_RELEASED)))
                .as("of another application")
                .isFalse();
        assertThat(accounts.releaseDi("", ofDi, logEntry(AuditAction.PERSON_DI_RELEASED)))
                .isTrue();
        assertThat(accounts.releaseDi("", ofDi, logEntry(AuditAction.PERSON_DI_RELEASED)))
                .as("there is none any more")
                .isFalse();

        assertThat(kept(3, "ci of A", "di of B")).isEqualTo(ofCi);
        assertThat(kept(4, "ci of B", "another di")).isEqualTo(ofDi);
    }

    @Test
    final void replacesTheEndOfABan() {
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
    final void refusesToBanAnUnknownPerson() {
        var person = verified(1, "A");
        erase(1);

        assertThat(ban(person, Optional.empty())).isFalse();
        assertThat(standing("A").match()).isEqualTo(Match.NEW);
    }

    @Test
    final void leavesTheAccountOfABannedPerson() {
        var person = verified(1, "A");
        link("hong", person, 1);

        ban(person, Optional.empty());

        assertThat(accounts.find("", "hong")).isPresent();
        assertThat(standing("A").account()).contains("hong");
    }

    @Test
    final void movesNoAccountAwayFromABan() {
        var person = verified(1, "hong");
        link("hong", person, 1);
        ban(person, Optional.empty());
        var anew = kept(2, "another ci of hong", "another di of hong");

        assertThat(reason(relink("hong", anew, 2))).contains(Reason.BANNED);
        unban(person);
        assertThat(granted(relink("hong", anew, 2))).as("nothing was used up").isPresent();
    }
}
