package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement with its values, which are bound in order and never part of the text. */
public final class Sql {
    private final String text;
    private final @Nullable Object[] values;

    private Sql(String text, @Nullable Object[] values) {
        this.text = text;
        this.values = values;
    }

    public static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, values);
    }

    /**
     * Creates one statement that inserts several rows.
     *
     * @param into the table with its columns in parentheses
     * @param rows at least one, each with a value for every column
     */
    public static Sql insert(String into, List<@Nullable Object[]> rows) {
        var row = "(" + String.join(", ", Collections.nCopies(rows.get(0).length, "?")) + ")";
        return of(
                "INSERT INTO " + into + " VALUES " + String.join(", ", Collections.nCopies(rows.size(), row)),
                rows.stream().flatMap(Arrays::stream).toArray());
    }

    /**
     * Runs a statement once per row, as a batch.
     *
     * @return the total number of changed rows
     */
    public static int updateEach(String text, List<@Nullable Object[]> rows, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    /**
     * Runs a statement that changes rows once per row, as a batch.
     *
     * @return the number of changed rows of each; less than 0 for an INSERT that the driver has rewritten
     * @throws SQLException also if the driver does not say how many rows each has changed
     */
    static int[] countEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            var counts = statement.executeBatch();
            if (!text.startsWith("INSERT") && Arrays.stream(counts).anyMatch(count -> count < 0)) {
                throw new SQLException("the driver does not count the changes of a batch");
            }
            return counts;
        }
    }

    /** Runs like {@link #updateEach}, without a batch: some drivers do not say how many rows a batch has changed. */
    public static int updateOneByOne(String text, List<@Nullable Object[]> rows, Connection connection)
            throws SQLException {
        int changed = 0;
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                set(statement, row);
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    String text() {
        return text;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** Returns whether a statement with the same text has the same values, too. */
    boolean hasValuesOf(Sql other) {
        return Arrays.equals(values, other.values);
    }

    /** Joins several statements and their values into one text, for databases that support it. */
    public static Sql together(List<Sql> statements) {
        return of(
                statements.stream().map(statement -> statement.text).collect(Collectors.joining("; ")),
                statements.stream()
                        .flatMap(statement -> Arrays.stream(statement.values))
                        .toArray());
    }

    /** Converts one row to a value. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns the number of changed rows. */
    public int update(Connection connection) throws SQLException {
        try (var statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (var statement = prepared(connection)) {
            return rows(statement.executeQuery(), row);
        }
    }

    public static <T> List<T> rows(ResultSet rows, Row<T> row) throws SQLException {
        try (rows) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    PreparedStatement prepared(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            set(statement, values);
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
