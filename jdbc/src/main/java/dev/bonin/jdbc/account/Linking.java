package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.LinkFacts;
import dev.bonin.account.LinkRules;
import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.person.PersonLocks;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedRow;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes one link in one transaction: locks the verification, then people by id; reads the facts in one round trip;
 * calls {@link LinkRules} to decide; and writes the decision in another round trip.
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

    /** Which links of an application may be made concurrently. */
    enum Turn {
        /**
         * Concurrent links: each person has keys of the same scopes as a person with an account, and can be
         * distinguished from all who have one. Then they can also be distinguished from each other.
         */
        AT_ONCE,
        /**
         * An exclusive link, for a person with keys of other scopes: concurrent links would not be visible to its
         * checks.
         */
        ALONE
    }

    /** Thrown if the link has to be made in an exclusive transaction. */
    static final class NotAloneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAloneException() {
            super("This link must be made in an exclusive transaction", null, false, false);
        }
    }

    /**
     * Thrown if another transaction changed the account since this one read it. The caller must repeat the transaction.
     */
    static final class AccountChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AccountChangedException() {
            super("The account was changed concurrently", null, false, false);
        }
    }

    Reply<AccountLink, AccountRefusal> link(Optional<SealedRow> hint, AuditEvent event) throws SQLException {
        takeTurn();
        var locked = lock(List.of(link.person()));
        var exchange = new Exchange();
        var account = AccountRows.ask(link.application(), link.account(), exchange);
        var facts = ask(locked, Optional.empty(), exchange);
        transactions.send(exchange, connection);
        var answer = LinkRules.ofAccount(link, account.get().stream().findFirst());
        return answer.isPresent() ? answer.get() : linked(facts.get(), hint, event);
    }

    private Reply<AccountLink, AccountRefusal> linked(LinkFacts facts, Optional<SealedRow> hint, AuditEvent event)
            throws SQLException {
        var reply = judged(facts, AccountRows::insert, event);
        if (hint.isPresent() && reply instanceof Reply.Granted<AccountLink, AccountRefusal>) {
            HintRows.put(link, hint.get(), transactions, connection);
        }
        return reply;
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

    /**
     * Adds the queries for the facts to {@code exchange}.
     *
     * @param holder the person who has the account so far
     */
    private Result<LinkFacts> ask(Locked locked, Optional<PersonId> holder, Exchange exchange) {
        var application = link.application();
        var account = AccountRows.askOfPerson(application, link.person(), exchange);
        var ban = AccountRows.askBan(link.person(), exchange);
        var wait = AccountRows.askWait(link.person(), exchange);
        var holderBan = holder.map(person -> AccountRows.askBan(person, exchange));
        var scopes = ScopeRows.askOf(link.person(), exchange);
        var kept = holder.map(person -> ScopeRows.askKeptBeside(person, application, transactions, exchange))
                .orElseGet(() -> ScopeRows.askKept(application, transactions, exchange));
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

    /** The state of the locked rows, which does not change until the transaction ends. */
    private record Locked(boolean isVerified, boolean isUsed) {}

    private record Verification(VerificationState state, boolean isUsed) {}

    /** Locks the verification first, as an erasure does, and then people. */
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

    /** Creates the statement that writes the link, besides those for the verification, the wait and the log. */
    private interface Change {
        Sql of(AccountLink link, KeyScopes scopes);
    }

    /**
     * Decides and writes the decision.
     *
     * @throws NotAloneException if a person who is linked concurrently may be the same
     */
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

    /**
     * Takes the lock of the application. It must be the first, so that a waiting transaction holds no lock that others
     * need.
     */
    private void takeTurn() throws SQLException {
        transactions.lockName(connection, turnOf(link.application()), turn == Turn.ALONE);
    }

    /**
     * Returns the name of the lock for transactions that link accounts of an application or delete keys of its people.
     */
    static String turnOf(String application) {
        return "bonin_account_link " + application;
    }
}
