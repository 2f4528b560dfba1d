package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.DataKeyRows;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedRow;
import dev.bonin.verification.KeptRequests.KeptAccount;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hints of accounts: columns of their links, and data keys. Callers that change them must have locked the person. */
public final class HintRows {
    public static final String BY_PERSON = """
            SELECT l.account, l.hint, l.hint_key_id AS data_key_id, d.ring_key_id, d.wrapped
            FROM bonin_account_link l LEFT JOIN bonin_data_key d ON d.id = l.hint_key_id
            WHERE l.person_id = ? AND l.application = ?""";
    private static final String KEY =
            "SELECT hint_key_id FROM bonin_account_link WHERE application = ? AND account = ? AND hint IS NOT NULL";
    private static final String WRITE =
            "UPDATE bonin_account_link SET hint_key_id = ?, hint = ? WHERE application = ? AND account = ?";

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
        if (row.getString("data_key_id") == null) {
            return Optional.empty();
        }
        if (row.getString("wrapped") == null) {
            throw new StoreException(Kind.BROKEN, "the data key of an account's hint is missing");
        }
        return Optional.of(new SealedRow(DataKeyRows.read(row), row.getString("hint")));
    }

    /** Stores the hint of a link that has none. */
    static void put(AccountLink link, SealedRow hint, Transactions transactions, Connection connection)
            throws SQLException {
        DataKeyRows.requireLive(hint.dataKey(), transactions, connection);
        DataKeyRows.insert(List.of(hint.dataKey()), connection);
        write(link, hint.dataKey().id(), hint.sealed(), connection);
    }

    /** Deletes the hint of a link; does nothing if there is none. */
    static void remove(AccountLink link, Connection connection) throws SQLException {
        var keys =
                Sql.of(KEY, link.application(), link.account()).list(connection, row -> row.getString("hint_key_id"));
        for (var key : keys) {
            Sql.of("DELETE FROM bonin_data_key WHERE id = ?", key).update(connection);
            write(link, null, null, connection);
        }
    }

    private static void write(AccountLink link, @Nullable String key, @Nullable String hint, Connection connection)
            throws SQLException {
        Sql.of(WRITE, key, hint, link.application(), link.account()).update(connection);
    }
}
