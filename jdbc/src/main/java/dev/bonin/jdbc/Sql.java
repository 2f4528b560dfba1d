package dev.bonin.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement with its values in their order, never in its text. */
final class Sql {
    private final String text;
    private final @Nullable Object[] values;

    private Sql(String text, @Nullable Object[] values) {
        this.text = text;
        this.values = values;
    }

    static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, values);
    }

    /** Turns one row into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    int update(Connection connection) throws SQLException {
        try (var statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (var statement = prepared(connection);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }
}
