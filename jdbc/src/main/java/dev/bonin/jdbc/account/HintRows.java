package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.DataKeyRows;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedRow;
import dev.bonin.verification.KeptRequests.KeptAccount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Hints of accounts: columns of their links. Callers that change them must have locked the person. */
public final class HintRows {
    public static final String BY_PERSON = """
            SELECT account, hint, hint_key_id, wrapped, ring_key_id FROM bonin_account_link
            WHERE person_id = ? AND application = ?""";
    private static final String PUT = "UPDATE bonin_account_link"
            + " SET hint_key_id = ?, hint = ?, wrapped = ?, ring_key_id = ? WHERE application = ? AND account = ?";
    private static final String REMOVE = "UPDATE bonin_account_link"
            + " SET hint_key_id = NULL, hint = NULL, wrapped = NULL, ring_key_id = NULL"
            + " WHERE application = ? AND account = ? AND hint IS NOT NULL";

    private HintRows() {}

    /** Returns the account of a person with its hint; empty if they have none. */
    public static Optional<KeptAccount> ofPerson(String application, PersonId person, Connection connection)
            throws SQLException {
        return Sql.of(BY_PERSON, person.value(), application)
                .list(connection, row -> new KeptAccount(application, row.getString("account"), hint(row)))
                .stream()
                .findFirst();
    }

    private static Optional<SealedRow> hint(ResultSet row) throws SQLException {
        var hint = row.getString("hint");
        return hint == null
                ? Optional.empty()
                : Optional.of(new SealedRow(DataKeyRows.read(row.getString("hint_key_id"), row), hint));
    }

    /** Stores the hint of a link that has none. */
    static void put(AccountLink link, SealedRow hint, Transactions transactions, Connection connection)
            throws SQLException {
        var key = hint.dataKey();
        DataKeyRows.requireLive(key, transactions, connection);
        Sql.of(PUT, key.id(), hint.sealed(), key.wrapped(), key.ringKey().hex(), link.application(), link.account())
                .update(connection);
    }

    /** Deletes the hint of a link; does nothing if there is none. */
    static void remove(AccountLink link, Connection connection) throws SQLException {
        Sql.of(REMOVE, link.application(), link.account()).update(connection);
    }
}
