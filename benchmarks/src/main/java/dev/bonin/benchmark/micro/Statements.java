package dev.bonin.benchmark.micro;

import dev.bonin.benchmark.report.MarkdownTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What PostgreSQL counted for each statement, by its extension {@code pg_stat_statements}. */
final class Statements implements AutoCloseable {
    /** Options of a server that counts. */
    static final List<String> CONFIGURATION =
            List.of("-c", "shared_preload_libraries=pg_stat_statements", "-c", "pg_stat_statements.track_planning=on");

    private static final List<String> HEAD = List.of("", "calls", "rows", "plan us", "execute us", "WAL bytes");
    private static final int LONGEST = 110;
    private static final double MICROS_PER_MILLI = 1e3;

    /** Those of this connection are left out. */
    private static final String COUNTED = "SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), " + LONGEST + "),"
            + " calls, rows, total_plan_time, total_exec_time, wal_bytes FROM pg_stat_statements"
            + " WHERE query !~* 'pg_(stat|snapshot)' ORDER BY total_plan_time + total_exec_time DESC LIMIT 40";

    private final Connection connection;

    private Statements(Connection connection) {
        this.connection = connection;
    }

    /** Counts from now on. */
    static Statements since(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            statement.execute("SELECT pg_stat_statements_reset()");
        }
        return new Statements(connection);
    }

    /** Returns the dearest statements, with their figures for each of so many operations. */
    String table(long operations) throws SQLException {
        var rows = new ArrayList<>(List.of(HEAD));
        try (var statement = connection.createStatement();
                var counted = statement.executeQuery(COUNTED)) {
            while (counted.next()) {
                rows.add(row(counted, (double) operations));
            }
        }
        return MarkdownTable.of(rows);
    }

    private static List<String> row(ResultSet counted, double operations) throws SQLException {
        return List.of(
                counted.getString(1),
                number(counted.getDouble(2) / operations, 2),
                number(counted.getDouble(3) / operations, 2),
                number(counted.getDouble(4) * MICROS_PER_MILLI / operations, 1),
                number(counted.getDouble(5) * MICROS_PER_MILLI / operations, 1),
                number(counted.getDouble(6) / operations, 0));
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
