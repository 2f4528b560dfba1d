package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedRow;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.standing.AccountHint;
import dev.bonin.standing.KnownAccount;
import dev.bonin.standing.Standing;
import dev.bonin.verification.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test data: people who are verified, get accounts, leave, and are banned. */
abstract class AccountsContract extends PeopleContract {
    static final Duration WAIT = Duration.ofDays(30);
    static final Optional<Instant> REJOIN = Optional.of(NOW.plus(WAIT));

    @SuppressWarnings("NullAway.Init") // set before each test
    AccountStore accounts;

    @BeforeEach
    final void createTheAccounts() {
        accounts = stores.accounts();
    }

    /** Verifies a person with the verification of this number. */
    final PersonId verified(int number, String who) {
        return kept(number, "ci of " + who, "di of " + who);
    }

    /** Links the account at {@code NOW}. */
    final Reply<AccountLink, AccountRefusal> link(String account, PersonId person, int verification) {
        return accounts.link(linkOf(account, person, verification), logEntry(AuditAction.ACCOUNT_LINKED));
    }

    final Reply<AccountLink, AccountRefusal> relink(String account, PersonId person, int verification) {
        return accounts.relink(linkOf(account, person, verification), logEntry(AuditAction.ACCOUNT_RELINKED));
    }

    static AccountLink linkOf(String account, PersonId person, int verification) {
        return new AccountLink("", account, person, id(verification), NOW);
    }

    final Reply<Optional<AccountLink>, AccountRefusal> lookUp(PersonId person, int verification) {
        return accounts.lookUp("", id(verification), person, NOW, logEntry(AuditAction.ACCOUNT_LOOKED_UP));
    }

    final Optional<AccountLink> unlink(String account, Optional<Instant> rejoinAfter) {
        return accounts.unlink("", account, rejoinAfter, logEntry(AuditAction.ACCOUNT_UNLINKED));
    }

    /** Links an account, erases its person's verification, and unlinks it. */
    final void leave(int verification, String who, Instant rejoinAfter) {
        link("of " + who, verified(verification, who), verification);
        erase(verification);
        unlink("of " + who, Optional.of(rejoinAfter));
    }

    final boolean ban(PersonId person, Optional<Instant> until) {
        return accounts.ban(new Ban("", person, NOW, until), logEntry(AuditAction.PERSON_BANNED));
    }

    final boolean unban(PersonId person) {
        return accounts.unban("", person, logEntry(AuditAction.PERSON_UNBANNED));
    }

    final boolean erase(int verification) {
        return stores.erasures()
                .erase(new Erasure(id(verification), NOW, Cause.OPERATOR, false, event()))
                .isPresent();
    }

    /** Returns the standing of a person with these keys. */
    final Standing standing(String who, Optional<String> account, Instant at) {
        var coming = people.person(id(9_999), "ci of " + who, "di of " + who);
        return stores.verifications().standing("", coming, account, at);
    }

    final Standing standing(String who) {
        return standing(who, Optional.empty(), NOW);
    }

    static <T> Optional<T> granted(Reply<T, AccountRefusal> reply) {
        return reply.fold(Optional::of, refusal -> Optional.empty());
    }

    static Optional<Reason> reason(Reply<?, AccountRefusal> reply) {
        return reply.fold(granted -> Optional.empty(), refusal -> Optional.of(refusal.reason()));
    }

    static AuditEvent logEntry(AuditAction action) {
        return new AuditEvent(
                UUID.randomUUID().toString().replace("-", ""),
                NOW,
                "",
                new Access("application:shop", "192.0.2.7", "sign-up"),
                "default",
                action,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** The contract of {@link AccountStore} about hints. */
    abstract static class Hints extends AccountsContract {
        private static final String KAKAO = "카카오로 가입";

        private Optional<SealedRow> sealed(String hint, String account) {
            return Optional.of(sealer().sealHint(hint, "", account));
        }

        private PersonSealer sealer() {
            return new PersonSealer(KeyRings.fixed(ring), new Random());
        }

        private void linkHinted(String account, PersonId person, int verification) {
            accounts.link(
                    linkOf(account, person, verification),
                    sealed(KAKAO, account),
                    logEntry(AuditAction.ACCOUNT_LINKED));
        }

        private Optional<KnownAccount> known(PersonId person) {
            return stores.verifications().accountOf("", person).map(account -> account.open(sealer()));
        }

        private static KnownAccount account(String name, String hint) {
            return new KnownAccount(name, AccountHint.tryParse(hint));
        }

        @Test
        final void keepsTheHintOfALink() {
            var person = verified(1, "A");
            assertThat(known(person)).isEmpty();

            linkHinted("hong", person, 1);

            assertThat(known(person)).contains(account("hong", KAKAO));
            assertThat(stores.verifications().accountOf("shop", person)).isEmpty();
            assertThat(stores.verifications()
                            .accountOf("", person)
                            .orElseThrow()
                            .hint()
                            .orElseThrow()
                            .sealed())
                    .doesNotContain(KAKAO);
        }

        @Test
        final void knowsAnAccountWithoutOne() {
            var person = verified(1, "A");
            link("hong", person, 1);

            assertThat(known(person)).contains(account("hong", ""));
        }

        @Test
        final void keepsTheFirstHintIfTheSameLinkIsMadeAgain() {
            var person = verified(1, "A");
            linkHinted("hong", person, 1);

            accounts.link(linkOf("hong", person, 1), sealed("네이버로 가입", "hong"), logEntry(AuditAction.ACCOUNT_LINKED));

            assertThat(known(person)).contains(account("hong", KAKAO));
        }

        @Test
        final void keepsNoHintOfARefusedLink() {
            var person = verified(1, "A");
            verified(2, "A");
            linkHinted("hong", person, 1);

            var again = accounts.link(
                    linkOf("hong-2", person, 2), sealed("네이버로 가입", "hong-2"), logEntry(AuditAction.ACCOUNT_LINKED));

            assertThat(reason(again)).contains(Reason.ALREADY_LINKED);
            assertThat(known(person)).contains(account("hong", KAKAO));
        }

        @Test
        final void deletesItWithTheLink() {
            var person = verified(1, "A");
            linkHinted("hong", person, 1);
            var key = stores.verifications()
                    .accountOf("", person)
                    .orElseThrow()
                    .hint()
                    .orElseThrow()
                    .dataKey();
            erase(1);
            assertThat(stores.sealed().wrappedBy(key.ringKey(), Holder.HINT, "", 100))
                    .contains(key);

            unlink("hong", Optional.empty());

            assertThat(stores.sealed().isEmpty())
                    .as("the last data key is gone")
                    .isTrue();
        }

        @Test
        final void changesIt() {
            var person = verified(1, "A");
            link("hong", person, 1);

            assertThat(change("hong", sealed(KAKAO, "hong"))).isTrue();
            assertThat(change("hong", sealed("mi***@example.com", "hong"))).isTrue();
            assertThat(known(person)).contains(account("hong", "mi***@example.com"));

            assertThat(change("hong", Optional.empty())).isTrue();
            assertThat(change("hong", Optional.empty())).as("again").isTrue();
            assertThat(known(person)).contains(account("hong", ""));
            assertThat(stores.sealed().wrappedBy(ring.primary(KeyUse.SEALING), Holder.HINT, "", 10))
                    .isEmpty();
            assertThat(change("kim", sealed(KAKAO, "kim"))).isFalse();
            erase(1);
            unlink("hong", Optional.empty());
            assertThat(stores.sealed().isEmpty()).isTrue();
        }

        private boolean change(String account, Optional<SealedRow> hint) {
            return accounts.hint("", account, hint, logEntry(AuditAction.ACCOUNT_HINT_CHANGED));
        }

        @Test
        final void movesWithTheAccount() {
            linkHinted("hong", verified(1, "A"), 1);
            var after = verified(2, "B");

            relink("hong", after, 2);

            assertThat(known(after)).contains(account("hong", KAKAO));
        }

        @Test
        final void isRewrappedLikeEverythingSealed() {
            var person = verified(1, "A");
            linkHinted("hong", person, 1);
            var next = rotated();
            SealedPeople.register(next, stores.sealed());
            var old = ring.primary(KeyUse.SEALING);

            SealedPeople.rewrap(old, next, stores.sealed());

            assertThat(stores.sealed().servedBy(old, KeyUse.SEALING)).isZero();
            var hinted = stores.verifications().accountOf("", person).orElseThrow();
            assertThat(hinted.hint().orElseThrow().dataKey().ringKey()).isEqualTo(next.primary(KeyUse.SEALING));
            assertThat(hinted.open(new PersonSealer(KeyRings.fixed(next), new Random()))
                            .hint())
                    .contains(new AccountHint(KAKAO));
        }

        private KeyRing rotated() {
            var more = ring.withAnother(KeyUse.SEALING, CLOCK);
            return more.promoting(KeyUse.SEALING, added(more));
        }

        @Test
        final void isNotSealedWithAKeyThatIsNotRegistered() {
            var person = verified(1, "A");
            var foreign = new PersonSealer(KeyRings.fixed(KeyRing.draw(CLOCK)), new Random());
            var hint = Optional.of(foreign.sealHint(KAKAO, "", "hong"));

            assertThatExceptionOfType(KeysOutdatedException.class)
                    .isThrownBy(
                            () -> accounts.link(linkOf("hong", person, 1), hint, logEntry(AuditAction.ACCOUNT_LINKED)));

            assertThat(accounts.find("", "hong")).isEmpty();
            assertThat(stores.verifications().find(id(1))).isPresent();
        }
    }
}
