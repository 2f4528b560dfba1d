package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.account.LinkRules;
import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.account.Linking.AccountChangedException;
import dev.bonin.jdbc.account.Linking.NotAloneException;
import dev.bonin.jdbc.account.Linking.Turn;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.person.PersonLocks;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedRow;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptSet;
import dev.bonin.verification.Reply;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores accounts in rows. Every transaction first locks the verification, then the people in the order of their ids,
 * and then reads: what it finds does not change until it ends. If another person gets the same account concurrently,
 * the unique constraint fails and the transaction is repeated.
 */
public final class JdbcAccountStore implements AccountStore {
    private static final String VERIFICATION =
            "SELECT state, CASE WHEN looked_up_at IS NULL THEN 0 ELSE 1 END" + " FROM bonin_verification WHERE id = ?";
    private static final String LOOK_UP = "UPDATE bonin_verification SET looked_up_at = ? WHERE id = ?";
    public static final String WAITS_OVER = """
            SELECT person_id, application FROM bonin_account_wait WHERE rejoin_after <= ?
            ORDER BY rejoin_after, person_id LIMIT ?""";
    private static final String END_WAIT = "DELETE FROM bonin_account_wait WHERE person_id = ? AND rejoin_after <= ?";
    public static final String BANS_OVER = """
            SELECT person_id, application FROM bonin_ban WHERE ends_at <= ?
            ORDER BY ends_at, person_id LIMIT ?""";
    private static final String END_BAN = "DELETE FROM bonin_ban WHERE person_id = ? AND ends_at <= ?";

    /** How often a transaction is tried while others change the same account concurrently. */
    private static final int MOST_ATTEMPTS = 5;

    private final Transactions transactions;

    public JdbcAccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Over(PersonId person, String application) {}

    @Override
    public Reply<AccountLink, AccountRefusal> link(AccountLink link, Optional<SealedRow> hint, AuditEvent event) {
        return linked(link, linking -> linking.link(hint, event), Mark.of(event));
    }

    @Override
    public Reply<AccountLink, AccountRefusal> relink(AccountLink link, AuditEvent event) {
        return linked(link, linking -> linking.relink(event), Mark.of(event));
    }

    /** An operation on one link in one transaction. */
    private interface Step {
        Reply<AccountLink, AccountRefusal> take(Linking linking) throws SQLException;
    }

    private Reply<AccountLink, AccountRefusal> linked(AccountLink link, Step step, Mark mark) {
        try {
            return linked(link, Turn.AT_ONCE, step, mark);
        } catch (NotAloneException others) {
            return linked(link, Turn.ALONE, step, mark);
        }
    }

    private Reply<AccountLink, AccountRefusal> linked(AccountLink link, Turn turn, Step step, Mark mark) {
        return decided(connection -> step.take(new Linking(link, turn, transactions, connection)), mark);
    }

    private <T> T decided(Work<T> work, Mark mark) {
        return decided(work, mark, MOST_ATTEMPTS);
    }

    private <T> T decided(Work<T> work, Mark mark, int attempts) {
        try {
            return transactions.write(work, mark);
        } catch (DuplicateException | AccountChangedException anotherWasFaster) {
            if (attempts == 1) {
                throw new StoreException(Kind.UNAVAILABLE, "too many concurrent changes of the same account");
            }
            return decided(work, mark, attempts - 1);
        }
    }

    @Override
    public Optional<AccountLink> find(String application, String account) {
        return transactions.read(connection -> AccountRows.find(application, account, connection));
    }

    @Override
    public Optional<AccountLink> ofPerson(String application, PersonId person) {
        return transactions.read(connection -> AccountRows.ofPerson(application, person, connection));
    }

    @Override
    public Map<String, KeptPeople> keptPeople() {
        return transactions.read(connection -> new KeptSetRows(transactions, connection).byApplication());
    }

    @Override
    public List<KeptSet> keptSets(String application, int most) {
        return transactions.read(connection -> new KeptSetRows(transactions, connection).of(application, most));
    }

    @Override
    public Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, PersonId person, Instant at, AuditEvent event) {
        return transactions.write(
                connection -> {
                    var exchange = new Exchange();
                    var states = exchange.list(
                            Sql.of(VERIFICATION + transactions.lockingClause(), verification.value()),
                            row -> new Usable("ACCEPTED".equals(row.getString(1)), row.getInt(2) == 1));
                    var account = AccountRows.askOfPerson(application, person, exchange);
                    var kept = ScopeRows.askKept(application, transactions, exchange);
                    var scopes = ScopeRows.askOf(person, exchange);
                    transactions.send(exchange, connection);
                    var usable = states.get().stream().findFirst().orElse(Usable.UNKNOWN);
                    var refusal = LinkRules.ofLookUp(usable.isAccepted(), usable.isUsed());
                    if (refusal.isPresent()) {
                        return new Reply.Refused<>(refusal.get());
                    }
                    use(verification, at, event, connection);
                    return LinkRules.lookedUp(
                            account.get().stream().findFirst(), KeyScopes.of(scopes.get()), kept.get());
                },
                Mark.of(event));
    }

    private record Usable(boolean isAccepted, boolean isUsed) {
        static final Usable UNKNOWN = new Usable(false, false);
    }

    private void use(VerificationId verification, Instant at, AuditEvent event, Connection connection)
            throws SQLException {
        var exchange = new Exchange();
        exchange.update(Sql.of(LOOK_UP, at.toEpochMilli(), verification.value()));
        exchange.update(AuditRows.inserting(List.of(event)));
        transactions.send(exchange, connection);
    }

    @Override
    public Optional<AccountLink> unlink(
            String application, String account, Optional<Instant> rejoinAfter, AuditEvent event) {
        return decided(
                connection -> {
                    var link = AccountRows.find(application, account, connection);
                    if (link.isPresent()) {
                        unlink(link.get(), rejoinAfter, event, connection);
                    }
                    return link;
                },
                Mark.of(event));
    }

    private void unlink(AccountLink link, Optional<Instant> rejoinAfter, AuditEvent event, Connection connection)
            throws SQLException {
        lockUnchanged(link, connection);
        AccountRows.delete(link, connection);
        if (rejoinAfter.isPresent()) {
            AccountRows.await(link, rejoinAfter.get(), connection);
        }
        leave(link.person(), connection);
        AuditRows.insert(List.of(event.of(link.person())), connection);
    }

    private void lockUnchanged(AccountLink link, Connection connection) throws SQLException {
        lock(link.person(), link.application(), connection);
        if (!AccountRows.find(link.application(), link.account(), connection).equals(Optional.of(link))) {
            throw new AccountChangedException();
        }
    }

    @Override
    public boolean hint(String application, String account, Optional<SealedRow> hint, AuditEvent event) {
        return decided(
                connection -> {
                    var link = AccountRows.find(application, account, connection);
                    if (link.isPresent()) {
                        change(link.get(), hint, event, connection);
                    }
                    return link.isPresent();
                },
                Mark.of(event));
    }

    private void change(AccountLink link, Optional<SealedRow> hint, AuditEvent event, Connection connection)
            throws SQLException {
        lockUnchanged(link, connection);
        HintRows.remove(link, connection);
        if (hint.isPresent()) {
            HintRows.put(link, hint.get(), transactions, connection);
        }
        AuditRows.insert(List.of(event.of(link.person())), connection);
    }

    @Override
    public boolean ban(Ban ban, AuditEvent event) {
        return transactions.write(
                connection -> {
                    var isKnown = lock(ban.person(), ban.application(), connection);
                    if (isKnown) {
                        AccountRows.ban(ban, connection);
                        AuditRows.insert(List.of(event), connection);
                    }
                    return isKnown;
                },
                Mark.of(event));
    }

    @Override
    public boolean unban(String application, PersonId person, AuditEvent event) {
        return transactions.write(
                connection -> {
                    var isBanned = lock(person, application, connection) && AccountRows.endBan(person, connection);
                    if (isBanned) {
                        leave(person, connection);
                        AuditRows.insert(List.of(event), connection);
                    }
                    return isBanned;
                },
                Mark.of(event));
    }

    @Override
    public boolean releaseDi(String application, PersonId person, AuditEvent event) {
        return transactions.write(
                connection -> {
                    transactions.lockName(connection, Linking.turnOf(application), true);
                    var isReleased = lock(person, application, connection)
                            && new ErasedRows(transactions, connection).destroyDis(person.value()) > 0;
                    if (isReleased) {
                        AuditRows.insert(List.of(event), connection);
                    }
                    return isReleased;
                },
                Mark.of(event));
    }

    @Override
    public int forgetOver(Instant now, int most) {
        int waits = forget(WAITS_OVER, END_WAIT, now, most);
        return waits + forget(BANS_OVER, END_BAN, now, most - waits);
    }

    /** Uses a transaction per row: one that deletes several people would lock their keys in no fixed order. */
    private int forget(String over, String end, Instant now, int most) {
        var found = transactions.read(connection -> Sql.of(over, now.toEpochMilli(), most)
                .list(connection, row -> new Over(new PersonId(row.getString(1)), row.getString(2))));
        int ended = 0;
        for (var one : found) {
            ended += transactions.write(
                    connection -> forget(one, Sql.of(end, one.person().value(), now.toEpochMilli()), connection));
        }
        return ended;
    }

    private int forget(Over one, Sql end, Connection connection) throws SQLException {
        lock(one.person(), one.application(), connection);
        int ended = end.update(connection);
        if (ended > 0) {
            leave(one.person(), connection);
        }
        return ended;
    }

    private boolean lock(PersonId person, String application, Connection connection) throws SQLException {
        return !PersonLocks.lock(List.of(person), application, transactions, connection)
                .isEmpty();
    }

    private void leave(PersonId person, Connection connection) throws SQLException {
        new ErasedRows(transactions, connection).leave(person.value());
    }
}
