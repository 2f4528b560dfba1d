package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through all rows of a table in the order of their ids, in pieces that are queries of their own: so the cost of
 * each is bounded, however few rows are found, and no index is needed that leads to them.
 */
final class Pieces {
    private static final int ROWS = 2_000;

    /** Sorts after every id in any collation: ids are 32 lower-case letters and digits. */
    private static final String BEYOND_ALL = "z".repeat(33);

    private final String table;
    private final String id;
    private final Transactions transactions;

    /** @param id the column to go by, which must have an index; rows where it is NULL are skipped */
    Pieces(String table, String id, Transactions transactions) {
        this.table = table;
        this.id = id;
        this.transactions = transactions;
    }

    /** A query for the rows of one piece. */
    @FunctionalInterface
    interface Piece {
        /**
         * Returns the query.
         *
         * @param after the id before the first one
         * @param last the last id
         * @param most the largest number of rows to find
         */
        Sql query(String after, String last, int most);
    }

    private record Found<T>(String last, List<T> rows) {}

    /** Returns the first {@code most} rows after an id, in the order of their ids. */
    <T> List<T> list(String after, int most, Piece piece, Sql.Row<T> row) {
        var all = new ArrayList<T>();
        var from = after;
        while (all.size() < most && !from.equals(BEYOND_ALL)) {
            var start = from;
            var room = most - all.size();
            var found = transactions.read(connection -> find(start, room, piece, row, connection));
            all.addAll(found.rows());
            from = found.last();
        }
        return all;
    }

    private <T> Found<T> find(String after, int most, Piece piece, Sql.Row<T> row, Connection connection)
            throws SQLException {
        var last = Sql.of(end(table, id), after).list(connection, end -> end.getString(1)).stream()
                .findFirst()
                .orElse(BEYOND_ALL);
        return new Found<>(last, piece.query(after, last, most).list(connection, row));
    }

    /** Returns the query for the last id of the piece after an id; it finds none in the last piece. */
    static String end(String table, String id) {
        return "SELECT " + id + " FROM " + table + " WHERE " + id + " > ? ORDER BY " + id + " LIMIT 1 OFFSET "
                + (ROWS - 1);
    }
}
