package dev.bonin.jdbc.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A statement of an exchange and, once it was sent, its result. */
abstract sealed class Question<T> implements Result<T> {
    private @Nullable T result;

    /** Returns what is equal of statements that can be sent as one, whatever their values are. */
    abstract String text();

    /** Returns the statement as it is sent for one caller. */
    abstract Sql sql();

    /** Reads the statement's current result. */
    abstract void read(PreparedStatement statement) throws SQLException;

    final void answer(T found) {
        result = found;
    }

    @Override
    public final T get() {
        if (result == null) {
            throw new IllegalStateException("Statement not sent yet");
        }
        return result;
    }

    /** A query that is the same for several callers, or else is asked for each. */
    static final class Listing<T> extends Question<List<T>> {
        private final Sql query;
        private final Sql.Row<T> row;

        Listing(Sql query, Sql.Row<T> row) {
            this.query = query;
            this.row = row;
        }

        @Override
        String text() {
            return query.text();
        }

        @Override
        Sql sql() {
            return query;
        }

        @Override
        void read(PreparedStatement statement) throws SQLException {
            answer(Sql.rows(statement.getResultSet(), row));
        }
    }

    /** A query by keys. */
    static final class Lookup<T> extends Question<List<T>> {
        private final Keyed text;
        private final List<String> keys;
        private final Sql.Row<T> row;
        private final Predicate<T> mine;

        Lookup(Keyed text, List<String> keys, Sql.Row<T> row, Predicate<T> mine) {
            this.text = text;
            this.keys = keys;
            this.row = row;
            this.mine = mine;
        }

        @Override
        String text() {
            return text.text();
        }

        List<String> keys() {
            return keys;
        }

        @Override
        Sql sql() {
            return sql(keys);
        }

        /** Returns the query for these keys. */
        Sql sql(List<String> all) {
            return Sql.of(text.of(all.size()), all.toArray());
        }

        @Override
        void read(PreparedStatement statement) throws SQLException {
            choose(rows(statement));
        }

        List<T> rows(PreparedStatement statement) throws SQLException {
            return Sql.rows(statement.getResultSet(), row);
        }

        void choose(List<T> found) {
            answer(found.stream().filter(mine).toList());
        }
    }

    /** A statement that changes rows. */
    static final class Change extends Question<Integer> {
        private final Sql change;

        Change(Sql change) {
            this.change = change;
        }

        @Override
        String text() {
            return change.text();
        }

        @Override
        Sql sql() {
            return change;
        }

        @Override
        void read(PreparedStatement statement) throws SQLException {
            answer(statement.getUpdateCount());
        }
    }
}
