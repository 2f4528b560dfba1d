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

/**
 * Statements to a database, beside the servers that work on it. Each is a transaction of its own, but for those that
 * are given together.
 */
final class Session implements AutoCloseable {
    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** @param url for JDBC */
    static Session at(String url) throws SQLException {
        return new Session(DriverManager.getConnection(url));
    }

    /** What a statement took, its wait for the disk included. */
    Duration run(String sql) throws SQLException {
        long since = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** What all of them took, one after the other. */
    Duration each(List<String> statements) throws SQLException {
        var time = Duration.ZERO;
        for (var sql : statements) {
            time = time.plus(run(sql));
        }
        return time;
    }

    /** What one transaction of all of them took. */
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

    /** The number that a query gives, in one row of one column. */
    double number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("No row: " + query);
            }
            return row.getDouble(1);
        }
    }

    /** Texts in the first column. */
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

    /** Numbers in the second column, by the texts in the first. */
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
     * What it took to look each of them up.
     *
     * @param query with one parameter
     * @throws SQLException if one of them is not there
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
