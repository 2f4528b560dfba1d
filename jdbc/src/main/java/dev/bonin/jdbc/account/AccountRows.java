package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.account.Ban;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Maps links, waits and bans to rows and back. Callers that change those of a person must have locked the person. */
public final class AccountRows {
    private static final String SELECT =
            "SELECT application, account, person_id, verification_id, linked_at FROM bonin_account_link";
    public static final String BY_ACCOUNT = SELECT + " WHERE application = ? AND account = ?";
    public static final String BY_PERSON = SELECT + " WHERE person_id = ? AND application = ?";
    private static final String INSERT = """
            INSERT INTO bonin_account_link (application, account, person_id, verification_id, linked_at, key_scopes)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String MOVE = """
            UPDATE bonin_account_link SET person_id = ?, verification_id = ?, linked_at = ?, key_scopes = ?
            WHERE application = ? AND account = ?""";
    private static final String DELETE = "DELETE FROM bonin_account_link WHERE application = ? AND account = ?";
    private static final String BAN = """
            INSERT INTO bonin_ban (person_id, application, since, ends_at, key_scopes)
            VALUES (?, ?, ?, ?, ?)""";

    private static final String BAN_OF = "SELECT ends_at FROM bonin_ban WHERE person_id = ?";
    private static final String WAIT_OF = "SELECT rejoin_after FROM bonin_account_wait WHERE person_id = ?";

    private AccountRows() {}

    static Optional<AccountLink> find(String application, String account, Connection connection) throws SQLException {
        return byAccount(application, account).list(connection, AccountRows::link).stream()
                .findFirst();
    }

    private static Sql byAccount(String application, String account) {
        return Sql.of(BY_ACCOUNT, application, account);
    }

    static Result<List<AccountLink>> ask(String application, String account, Exchange exchange) {
        return exchange.list(byAccount(application, account), AccountRows::link);
    }

    static Optional<AccountLink> ofPerson(String application, PersonId person, Connection connection)
            throws SQLException {
        return byPerson(application, person).list(connection, AccountRows::link).stream()
                .findFirst();
    }

    private static Sql byPerson(String application, PersonId person) {
        return Sql.of(BY_PERSON, person.value(), application);
    }

    static Result<List<AccountLink>> askOfPerson(String application, PersonId person, Exchange exchange) {
        return exchange.list(byPerson(application, person), AccountRows::link);
    }

    private static AccountLink link(ResultSet row) throws SQLException {
        return new AccountLink(
                row.getString(1),
                row.getString(2),
                new PersonId(row.getString(3)),
                new VerificationId(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    /** Returns the statement that inserts a link. {@code scopes} are those of the person's keys. */
    static Sql insert(AccountLink link, KeyScopes scopes) {
        return Sql.of(
                INSERT,
                link.application(),
                link.account(),
                link.person().value(),
                link.verification().value(),
                link.linkedAt().toEpochMilli(),
                scopes.text());
    }

    /**
     * Returns the statement that moves a linked account to the person of {@code link}. {@code scopes} are those of the
     * person's keys.
     */
    static Sql move(AccountLink link, KeyScopes scopes) {
        return Sql.of(
                MOVE,
                link.person().value(),
                link.verification().value(),
                link.linkedAt().toEpochMilli(),
                scopes.text(),
                link.application(),
                link.account());
    }

    private static String scopes(PersonId person, Connection connection) throws SQLException {
        return ScopeRows.of(person, connection).text();
    }

    static void delete(AccountLink link, Connection connection) throws SQLException {
        Sql.of(DELETE, link.application(), link.account()).update(connection);
    }

    /**
     * Returns when the ban of a person ends or ended: {@link Instant#MAX} if it is permanent; empty if there is none.
     */
    static Optional<Instant> banEnd(PersonId person, Connection connection) throws SQLException {
        return Sql.of(BAN_OF, person.value()).list(connection, AccountRows::end).stream()
                .findFirst();
    }

    /** Adds the query of {@link #banEnd} to {@code exchange}. */
    static Result<List<Instant>> askBan(PersonId person, Exchange exchange) {
        return exchange.list(Sql.of(BAN_OF, person.value()), AccountRows::end);
    }

    private static Instant end(ResultSet row) throws SQLException {
        long millis = row.getLong(1);
        return row.wasNull() ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    /** Returns when the wait of a person ends or ended; empty if there is none. */
    static Optional<Instant> waitEnd(PersonId person, Connection connection) throws SQLException {
        return Sql.of(WAIT_OF, person.value()).list(connection, AccountRows::end).stream()
                .findFirst();
    }

    /** Adds the query of {@link #waitEnd} to {@code exchange}. */
    static Result<List<Instant>> askWait(PersonId person, Exchange exchange) {
        return exchange.list(Sql.of(WAIT_OF, person.value()), AccountRows::end);
    }

    /** Stores a wait, replacing an existing one of the person. */
    static void await(AccountLink left, Instant rejoinAfter, Connection connection) throws SQLException {
        endingWait(left.person()).update(connection);
        Sql.of(
                        "INSERT INTO bonin_account_wait (person_id, application, rejoin_after, key_scopes)"
                                + " VALUES (?, ?, ?, ?)",
                        left.person().value(),
                        left.application(),
                        rejoinAfter.toEpochMilli(),
                        scopes(left.person(), connection))
                .update(connection);
    }

    /** Returns the statement that deletes the wait of a person, if there is one. */
    static Sql endingWait(PersonId person) {
        return Sql.of("DELETE FROM bonin_account_wait WHERE person_id = ?", person.value());
    }

    static void ban(Ban ban, Connection connection) throws SQLException {
        endBan(ban.person(), connection);
        Sql.of(
                        BAN,
                        ban.person().value(),
                        ban.application(),
                        ban.since().toEpochMilli(),
                        ban.until().map(Instant::toEpochMilli).orElse(null),
                        scopes(ban.person(), connection))
                .update(connection);
    }

    /** Deletes the ban of a person; returns whether there was one. */
    static boolean endBan(PersonId person, Connection connection) throws SQLException {
        return Sql.of("DELETE FROM bonin_ban WHERE person_id = ?", person.value())
                        .update(connection)
                == 1;
    }
}
