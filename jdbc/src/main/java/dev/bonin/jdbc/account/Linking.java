package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.person.PersonLocks;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One link on its way into the rows, in one transaction. */
final class Linking {
    private static final String STATE = "SELECT state FROM bonin_verification WHERE id = ?";
    private static final String USE = """
            UPDATE bonin_verification SET linked_at = ?
            WHERE id = ? AND state = 'ACCEPTED' AND linked_at IS NULL""";

    private final AccountLink link;
    private final Transactions transactions;
    private final Connection connection;
    private final Turn turn;

    Linking(AccountLink link, Turn turn, Transactions transactions, Connection connection) {
        this.link = link;
        this.turn = turn;
        this.transactions = transactions;
        this.connection = connection;
    }

    /** Which links of an application may be made at once. */
    enum Turn {
        /**
         * Whoever has keys of the scopes of somebody who has an account already, and can be told from all who have one,
         * can be told from each other, too.
         */
        AT_ONCE,
        /** Whoever comes with keys of other scopes cannot see those who are being linked just now. */
        ALONE
    }

    /** Somebody who has to be linked in a transaction that runs alone. */
    static final class NotAloneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAloneException() {
            super("This account has to be linked alone", null, false, false);
        }
    }

    /** What somebody else did as this transaction looked, so that it has to look again. */
    static final class AccountChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AccountChangedException() {
            super("The account was somebody else's a moment ago", null, false, false);
        }
    }

    Reply<AccountLink, AccountRefusal> link(AuditEvent event) throws SQLException {
        takeTurn();
        var isThere = lock(List.of(link.person()));
        var account = account();
        if (account.isPresent()) {
            return isSame(account.get()) ? new Reply.Granted<>(account.get()) : refused(whyNot(account.get()));
        }
        var refusal = refusal(isThere, Optional.empty());
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        AccountRows.insert(link, connection);
        return granted(event);
    }

    private Reason whyNot(AccountLink account) {
        return account.person().equals(link.person()) ? Reason.ALREADY_LINKED : Reason.ACCOUNT_TAKEN;
    }

    Reply<AccountLink, AccountRefusal> relink(AuditEvent event) throws SQLException {
        takeTurn();
        var account = account();
        if (account.isEmpty()) {
            return refused(Reason.UNKNOWN_ACCOUNT);
        }
        if (isSame(account.get())) {
            return new Reply.Granted<>(account.get());
        }
        var before = account.get().person();
        var isThere = lock(List.of(before, link.person()));
        requireUnchanged(account);
        var banned = banned(before);
        if (banned.isPresent()) {
            return new Reply.Refused<>(banned.get());
        }
        var refusal = refusal(isThere, Optional.of(before));
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        AccountRows.move(link, connection);
        new ErasedRows(transactions, connection).leave(before.value());
        return granted(event);
    }

    private void requireUnchanged(Optional<AccountLink> account) throws SQLException {
        if (!account().equals(account)) {
            throw new AccountChangedException();
        }
    }

    private Optional<AccountLink> account() throws SQLException {
        return AccountRows.find(link.application(), link.account(), connection);
    }

    private boolean isSame(AccountLink account) {
        return account.verification().equals(link.verification());
    }

    /**
     * Locks the verification, as whoever erases it does first, and then people.
     *
     * @return whether the verification still is one of the person who is to be linked
     */
    private boolean lock(List<PersonId> people) throws SQLException {
        var states = Sql.of(
                        STATE + transactions.lockingClause(),
                        link.verification().value())
                .list(connection, row -> VerificationState.valueOf(row.getString(1)));
        var there = PersonLocks.lock(people, link.application(), transactions, connection);
        return states.contains(VerificationState.ACCEPTED) && there.contains(link.person());
    }

    /**
     * Why the person may not have an account, or the verification is used up; otherwise it is, from now on.
     *
     * @param before whose account it is so far, taken for the same person
     */
    private Optional<AccountRefusal> refusal(boolean isThere, Optional<PersonId> before) throws SQLException {
        if (!isThere) {
            return Optional.of(AccountRefusal.of(Reason.UNKNOWN_VERIFICATION));
        }
        if (AccountRows.ofPerson(link.application(), link.person(), connection).isPresent()) {
            return Optional.of(AccountRefusal.of(Reason.ALREADY_LINKED));
        }
        var banned = banned(link.person());
        if (banned.isPresent()) {
            return banned;
        }
        var waits = AccountRows.waitsUntil(link.person(), link.linkedAt(), connection);
        if (waits.isPresent()) {
            return Optional.of(AccountRefusal.until(Reason.REJOIN_WAIT, waits.get()));
        }
        if (isMaybeKept(before)) {
            return Optional.of(AccountRefusal.of(Reason.STANDING_UNKNOWN));
        }
        return isUsedUp() ? Optional.empty() : Optional.of(AccountRefusal.of(Reason.VERIFICATION_USED));
    }

    /** Also of whoever had the account before: it is the same person, whom the ban would not follow. */
    private Optional<AccountRefusal> banned(PersonId person) throws SQLException {
        return AccountRows.bannedUntil(person, link.linkedAt(), connection)
                .map(until ->
                        new AccountRefusal(Reason.BANNED, Optional.of(until).filter(Instant.MAX::isAfter)));
    }

    /**
     * Returns whether somebody is kept whom the person cannot be told from by keys of their own. Once an account has
     * moved nothing is left of the keys of {@code before}, so they count for nobody.
     *
     * @throws NotAloneException if somebody else who is linked just now may be the same person
     */
    private boolean isMaybeKept(Optional<PersonId> before) throws SQLException {
        var exchange = new Exchange();
        var asked = before.isPresent()
                ? ScopeRows.askKeptBeside(before.get(), link.application(), exchange)
                : ScopeRows.askKept(link.application(), exchange);
        var keys = ScopeRows.askOf(link.person(), exchange);
        transactions.send(exchange, connection);
        var kept = asked.get();
        var scopes = KeyScopes.of(keys.get());
        if (!kept.maybeAmong(scopes).isEmpty()) {
            return true;
        }
        if (turn == Turn.AT_ONCE && !kept.haveAccountBy(scopes)) {
            throw new NotAloneException();
        }
        return false;
    }

    /** Comes first: whoever waits for it holds nothing that others wait for. */
    private void takeTurn() throws SQLException {
        transactions.lockName(connection, turnOf(link.application()), turn == Turn.ALONE);
    }

    /** What is locked by whoever links an account of an application, or takes a person's keys away. */
    static String turnOf(String application) {
        return "bonin_account_link " + application;
    }

    private boolean isUsedUp() throws SQLException {
        return Sql.of(USE, link.linkedAt().toEpochMilli(), link.verification().value())
                        .update(connection)
                == 1;
    }

    private Reply<AccountLink, AccountRefusal> granted(AuditEvent event) throws SQLException {
        AccountRows.endWait(link.person(), connection);
        AuditRows.insert(List.of(event), connection);
        return new Reply.Granted<>(link);
    }

    private static Reply<AccountLink, AccountRefusal> refused(Reason reason) {
        return new Reply.Refused<>(AccountRefusal.of(reason));
    }
}
