package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.event;
import static dev.bonin.testkit.StoredRequests.id;

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
import dev.bonin.standing.Standing;
import dev.bonin.verification.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

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
}
