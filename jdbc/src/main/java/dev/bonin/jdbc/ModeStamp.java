package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.verification.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The mode that a database belongs to. Keeps fictitious and real people apart. */
final class ModeStamp {
    private ModeStamp() {}

    /**
     * Writes the mode to a new database. Only reads any other, so that an opening waits for nobody's write.
     *
     * @return the mode of the database
     */
    static Mode stamp(Transactions transactions, Mode wanted) {
        try {
            return transactions
                    .read(ModeStamp::there)
                    .or(() -> transactions.write(connection -> write(connection, wanted)))
                    .orElse(wanted);
        } catch (DuplicateException anotherNode) {
            return stamp(transactions, wanted);
        }
    }

    /**
     * Returns the mode of a database whose tables may not be there, or may be of another version; empty if it has none.
     *
     * @throws dev.bonin.verification.StoreException if it cannot be asked
     */
    static Optional<Mode> of(DataSource database) {
        try (var connection = database.getConnection()) {
            return isMade(connection) ? there(connection) : Optional.empty();
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private static boolean isMade(Connection connection) throws SQLException {
        var about = connection.getMetaData();
        var name = "bonin_mode_stamp".replace("_", about.getSearchStringEscape() + "_");
        try (var tables = about.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
            return tables.next();
        }
    }

    /** Returns the mode that another node has written meanwhile; empty if this one was written. */
    private static Optional<Mode> write(Connection connection, Mode wanted) throws SQLException {
        var there = there(connection);
        if (there.isEmpty()) {
            Sql.of("INSERT INTO bonin_mode_stamp (id, mode) VALUES (1, ?)", wanted.name())
                    .update(connection);
        }
        return there;
    }

    private static Optional<Mode> there(Connection connection) throws SQLException {
        return Sql.of("SELECT mode FROM bonin_mode_stamp")
                .list(connection, row -> Mode.valueOf(row.getString(1)))
                .stream()
                .findFirst();
    }
}
