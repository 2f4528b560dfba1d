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
    private static final String NO_ROWS = "";
    private static final int MOST_ROWS = 64;

    private final String text;
    private final @Nullable Object[] values;
    private final String into;

    /** @param into where rows are inserted and nothing else is done: the table with its columns */
    private Sql(String text, @Nullable Object[] values, String into) {
        this.text = text;
        this.values = values;
        this.into = into;
    }

    public static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, values, NO_ROWS);
    }

    /**
     * Creates one statement that inserts several rows.
     *
     * @param into the table with its columns in parentheses
     * @param rows at least one, each with a value for every column
     */
    public static Sql insert(String into, List<@Nullable Object[]> rows) {
        return insert(into, rows.size(), rows.stream().flatMap(Arrays::stream).toArray());
    }

    /** Creates a statement that inserts one row, with a value for every column. */
    public static Sql insertOne(String into, @Nullable Object... values) {
        return insert(into, 1, values);
    }

    private static Sql insert(String into, int rows, @Nullable Object[] values) {
        var row = "(" + String.join(", ", Collections.nCopies(values.length / rows, "?")) + ")";
        return new Sql(
                "INSERT INTO " + into + " VALUES " + String.join(", ", Collections.nCopies(rows, row)), values, into);
    }

    /** Returns whether the statement inserts rows, and does nothing else. */
    boolean insertsRows() {
        return !into.equals(NO_ROWS);
    }

    /** Returns the number of rows that the statement inserts. */
    int rows() {
        return values.length / columns();
    }

    private int columns() {
        return (int) into.chars().filter(character -> character == ',').count() + 1;
    }

    /**
     * Returns statements that insert the rows of several which insert into the same columns: of 64 rows each, and then
     * of 32, 16 ... 1, since servers keep a plan for each text.
     */
    static List<Sql> insertTogether(List<Sql> same) {
        var into = same.get(0).into;
        int columns = same.get(0).columns();
        var values =
                same.stream().flatMap(insert -> Arrays.stream(insert.values)).toArray();
        var statements = new ArrayList<Sql>();
        for (int from = 0; from < values.length; ) {
            int rows = Math.min(MOST_ROWS, Integer.highestOneBit((values.length - from) / columns));
            int end = from + rows * columns;
            statements.add(insert(into, rows, Arrays.copyOfRange(values, from, end)));
            from = end;
        }
        return statements;
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
     * @return the number of changed rows of each
     * @throws SQLException also if the driver does not say how many rows each has changed
     */
    public static int[] countEach(String text, List<@Nullable Object[]> rows, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            var counts = statement.executeBatch();
            if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
                throw new SQLException("the driver does not count the changes of a batch");
            }
            return counts;
        }
    }

    /**
     * Runs like {@link #countEach}, in messages of several statements. A message ends where a statement fails.
     *
     * @throws SQLException also if a statement of the text has no count
     */
    public static int[] countInMessages(String text, List<@Nullable Object[]> rows, Connection connection)
            throws SQLException {
        var counts = new int[rows.size()];
        for (int from = 0; from < counts.length; from += MOST_ROWS) {
            int end = Math.min(from + MOST_ROWS, counts.length);
            var message = rows.subList(from, end).stream()
                    .map(values -> of(text, values))
                    .toList();
            count(together(message), counts, from, end, connection);
        }
        return counts;
    }

    private static void count(Sql message, int[] counts, int from, int end, Connection connection) throws SQLException {
        try (var statement = message.prepared(connection)) {
            statement.execute();
            for (int i = from; i < end; i++) {
                counts[i] = statement.getUpdateCount();
                if (counts[i] < 0) {
                    throw new SQLException("a statement of a message has no count of its changes");
                }
                statement.getMoreResults();
            }
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
