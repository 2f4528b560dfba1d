package dev.bonin.jdbc.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite with a cache of prepared statements, which its driver does not have: SQLite takes as long to
 * parse a statement as to run it. Only for one thread, which must close the results of a statement before it prepares
 * the same text again.
 */
final class ReusedStatements extends JDBC4Connection {
    /** More than the number of different statements, except lists of different lengths. */
    private static final int MOST = 256;

    private final Map<String, Reused> prepared = new LinkedHashMap<>(MOST, 0.75f, true);

    ReusedStatements(String url, String file, Properties properties) throws SQLException {
        super(url, file, properties);
    }

    /** Returns a cached statement; it is closed with its connection. */
    @Override
    public PreparedStatement prepareStatement(String text) throws SQLException {
        var known = prepared.get(text);
        if (known != null) {
            return known;
        }
        var statement = new Reused(this, text);
        prepared.put(text, statement);
        forgetOldest();
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (prepared.size() > MOST) {
            var oldest = prepared.entrySet().iterator().next();
            prepared.remove(oldest.getKey());
            oldest.getValue().forget();
        }
    }

    private static final class Reused extends JDBC4PreparedStatement {
        Reused(SQLiteConnection connection, String text) throws SQLException {
            super(connection, text);
        }

        /** Keeps the statement without its values. */
        @Override
        public void close() throws SQLException {
            clearParameters();
            clearBatch();
        }

        void forget() throws SQLException {
            super.close();
        }
    }
}
