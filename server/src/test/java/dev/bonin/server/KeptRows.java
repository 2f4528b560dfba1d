package dev.bonin.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a database really holds, read past everything of ours. */
final class KeptRows implements AutoCloseable {
    private static final String ACCEPTED_WHOLE = "state = 'ACCEPTED' AND evidence IS NOT NULL AND provider IS NOT NULL"
            + " AND certified_at IS NOT NULL AND finished_at IS NOT NULL";
    private static final String NOTHING_OF_A_PERSON =
            "evidence IS NULL AND provider IS NULL AND certified_at IS NULL AND finished_at IS NULL";

    private final Connection connection;

    private KeptRows(Connection connection) {
        this.connection = connection;
    }

    static KeptRows at(String url) throws SQLException {
        return new KeptRows(DriverManager.getConnection(url));
    }

    /** The ids of all that was accepted. */
    Set<String> accepted() throws SQLException {
        return new TreeSet<>(texts("SELECT id FROM bonin_verification WHERE " + ACCEPTED_WHOLE));
    }

    /** The ids of rows that are neither wholly accepted nor wholly unfinished. */
    List<String> halfWritten() throws SQLException {
        return texts("SELECT id FROM bonin_verification WHERE NOT (" + ACCEPTED_WHOLE
                + ") AND NOT (state <> 'ACCEPTED' AND " + NOTHING_OF_A_PERSON + ")");
    }

    /** What SQLite finds wrong with its file: {@code ok} alone, if nothing is. */
    List<String> integrity() throws SQLException {
        return texts("PRAGMA integrity_check");
    }

    private List<String> texts(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
