package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.LinkFacts;
import dev.bonin.account.LinkRules;
import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Exchange.Result;
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
import java.util.List;
import java.util.Optional;

/**
 * One link on its way into the rows, in one transaction: locks the verification, then people by id; asks for the facts
 * at once; has {@link LinkRules} decide; and writes the decision at once.
 */
final class Linking {
    private static final String VERIFICATION =
            "SELECT state, CASE WHEN linked_at IS NULL THEN 0 ELSE 1 END" + " FROM bonin_verification WHERE id = ?";
    private static final String USE = "UPDATE bonin_verification SET linked_at = ? WHERE id = ?";

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
        var locked = lock(List.of(link.person()));
        var exchange = new Exchange();
        var account = AccountRows.ask(link.application(), link.account(), exchange);
        var facts = ask(locked, Optional.empty(), exchange);
        transactions.send(exchange, connection);
        var answer = LinkRules.ofAccount(link, account.get().stream().findFirst());
        return answer.isPresent() ? answer.get() : judged(facts.get(), AccountRows::insert, event);
    }

    Reply<AccountLink, AccountRefusal> relink(AuditEvent event) throws SQLException {
        takeTurn();
        var account = AccountRows.find(link.application(), link.account(), connection);
        var answer = LinkRules.ofMovedAccount(link, account);
        if (answer.isPresent()) {
            return answer.get();
        }
        var holder = account.orElseThrow().person();
        var locked = lock(List.of(holder, link.person()));
        var exchange = new Exchange();
        var now = AccountRows.ask(link.application(), link.account(), exchange);
        var facts = ask(locked, Optional.of(holder), exchange);
        transactions.send(exchange, connection);
        if (!now.get().equals(account.stream().toList())) {
            throw new AccountChangedException();
        }
        var reply = judged(facts.get(), AccountRows::move, event);
        if (reply instanceof Reply.Granted<AccountLink, AccountRefusal>) {
            new ErasedRows(transactions, connection).leave(holder.value());
        }
        return reply;
    }

    /** @param holder who has the account so far */
    private Result<LinkFacts> ask(Locked locked, Optional<PersonId> holder, Exchange exchange) {
        var application = link.application();
        var account = AccountRows.askOfPerson(application, link.person(), exchange);
        var ban = AccountRows.askBan(link.person(), exchange);
        var wait = AccountRows.askWait(link.person(), exchange);
        var holderBan = holder.map(person -> AccountRows.askBan(person, exchange));
        var scopes = ScopeRows.askOf(link.person(), exchange);
        var kept = holder.map(person -> ScopeRows.askKeptBeside(person, application, exchange))
                .orElseGet(() -> ScopeRows.askKept(application, exchange));
        return () -> new LinkFacts(
                link.linkedAt(),
                locked.isVerified(),
                locked.isUsed(),
                account.get().stream().findFirst(),
                ban.get().stream().findFirst(),
                wait.get().stream().findFirst(),
                holderBan.flatMap(ends -> ends.get().stream().findFirst()),
                KeyScopes.of(scopes.get()),
                kept.get());
    }

    /** What was found as the rows were locked, and stays until the transaction ends. */
    private record Locked(boolean isVerified, boolean isUsed) {}

    private record Verification(VerificationState state, boolean isUsed) {}

    /** Locks the verification, as whoever erases it does first, and then people. */
    private Locked lock(List<PersonId> people) throws SQLException {
        var verification = Sql.of(
                        VERIFICATION + transactions.lockingClause(),
                        link.verification().value())
                .list(
                        connection,
                        row -> new Verification(VerificationState.valueOf(row.getString(1)), row.getInt(2) == 1))
                .stream()
                .findFirst();
        var there = PersonLocks.lock(people, link.application(), transactions, connection);
        var isAccepted = verification
                .filter(found -> found.state() == VerificationState.ACCEPTED)
                .isPresent();
        return new Locked(
                isAccepted && there.contains(link.person()),
                verification.filter(Verification::isUsed).isPresent());
    }

    /** What is written of a link besides the verification, the wait and the log. */
    private interface Change {
        Sql of(AccountLink link, KeyScopes scopes);
    }

    /** @throws NotAloneException if somebody else who is linked just now may be the same person */
    private Reply<AccountLink, AccountRefusal> judged(LinkFacts facts, Change change, AuditEvent event)
            throws SQLException {
        var refusal = LinkRules.judge(facts);
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        if (turn == Turn.AT_ONCE && !facts.isApartFromConcurrentLinks()) {
            throw new NotAloneException();
        }
        var exchange = new Exchange();
        exchange.update(
                Sql.of(USE, link.linkedAt().toEpochMilli(), link.verification().value()));
        exchange.update(change.of(link, facts.scopes()));
        exchange.update(AccountRows.endingWait(link.person()));
        exchange.update(AuditRows.inserting(List.of(event)));
        transactions.send(exchange, connection);
        return new Reply.Granted<>(link);
    }

    /** Comes first: whoever waits for it holds nothing that others wait for. */
    private void takeTurn() throws SQLException {
        transactions.lockName(connection, turnOf(link.application()), turn == Turn.ALONE);
    }

    /** What is locked by whoever links an account of an application, or takes a person's keys away. */
    static String turnOf(String application) {
        return "bonin_account_link " + application;
    }
}
