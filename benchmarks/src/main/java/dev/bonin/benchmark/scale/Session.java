package dev.bonin.benchmark.scale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database connection beside the servers. Each statement is its own transaction, except in {@link #together}. */
final class Session implements AutoCloseable {
    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** @param url for JDBC */
    static Session at(String url) throws SQLException {
        return new Session(DriverManager.getConnection(url));
    }

    /** Runs a statement and returns the time it took, including its wait for the disk. */
    Duration run(String sql) throws SQLException {
        long since = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Runs statements one after the other and returns the total time. */
    Duration each(List<String> statements) throws SQLException {
        var time = Duration.ZERO;
        for (var sql : statements) {
            time = time.plus(run(sql));
        }
        return time;
    }

    /** Runs all statements in one transaction and returns the time. */
    Duration together(List<String> statements) throws SQLException {
        long since = System.nanoTime();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Returns the number in the first row and column of a query. */
    double number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("No row: " + query);
            }
            return row.getDouble(1);
        }
    }

    /** Returns the texts in the first column. */
    List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Returns the numbers in the second column, by the texts in the first. */
    Map<String, Double> numbers(String query) throws SQLException {
        var numbers = new LinkedHashMap<String, Double>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getDouble(2));
            }
        }
        return numbers;
    }

    /**
     * Looks up each key and returns the total time.
     *
     * @param query with one parameter
     * @throws SQLException if a key is not found
     */
    Duration lookUp(String query, List<String> keys) throws SQLException {
        long since = System.nanoTime();
        try (var statement = connection.prepareStatement(query)) {
            for (var key : keys) {
                requireOne(statement, key);
            }
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static void requireOne(PreparedStatement statement, String key) throws SQLException {
        statement.setString(1, key);
        try (var row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("Not found: " + key);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
