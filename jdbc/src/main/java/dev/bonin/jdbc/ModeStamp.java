package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.verification.Mode;

/** The mode that a database belongs to. Keeps fictitious and real people apart. */
final class ModeStamp {
    private ModeStamp() {}

    /**
     * Writes the mode to a new database.
     *
     * @return the mode of the database
     */
    static Mode stamp(Transactions transactions, Mode wanted) {
        try {
            return transactions.write(connection -> {
                var there = Sql.of("SELECT mode FROM bonin_mode_stamp")
                        .list(connection, row -> Mode.valueOf(row.getString(1)));
                if (there.isEmpty()) {
                    Sql.of("INSERT INTO bonin_mode_stamp (id, mode) VALUES (1, ?)", wanted.name())
                            .update(connection);
                }
                return there.isEmpty() ? wanted : there.get(0);
            });
        } catch (DuplicateException anotherNode) {
            return stamp(transactions, wanted);
        }
    }
}
