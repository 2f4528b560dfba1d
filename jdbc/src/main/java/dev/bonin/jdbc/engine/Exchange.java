package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that do not depend on each other's results and are sent together if the database supports it: a round trip
 * costs more than the statement itself. They run in order, and each sees the changes of the previous ones.
 */
public final class Exchange {
    private final List<Question<?>> questions = new ArrayList<>();

    /** The result of one statement, available after all were sent. */
    public interface Result<T> {
        T get();
    }

    public <T> Result<List<T>> list(Sql query, Sql.Row<T> row) {
        return ask(new Question<>(query, statement -> Sql.rows(statement.getResultSet(), row)));
    }

    /** Adds a change; the result is the number of changed rows. */
    public Result<Integer> update(Sql change) {
        return ask(new Question<>(change, PreparedStatement::getUpdateCount));
    }

    private <T> Result<T> ask(Question<T> question) {
        questions.add(question);
        return question;
    }

    public void oneByOne(Connection connection) throws SQLException {
        for (var question : questions) {
            try (var statement = question.sql.prepared(connection)) {
                statement.execute();
                question.read(statement);
            }
        }
    }

    /**
     * Sends all statements as one text, for databases that support it, between others whose results are ignored.
     *
     * @param first at least one of the three has a statement
     */
    public void together(Connection connection, List<Sql> first, List<Sql> last) throws SQLException {
        together(connection, first, last, sent -> {});
    }

    /** Sends like {@link #together(Connection, List, List)}, and looks at the statement after it was sent. */
    public void together(Connection connection, List<Sql> first, List<Sql> last, Sent sent) throws SQLException {
        var text =
                Sql.together(Stream.of(first.stream(), questions.stream().map(question -> question.sql), last.stream())
                        .flatMap(Function.identity())
                        .toList());
        try (var statement = text.prepared(connection)) {
            statement.execute();
            for (int i = 0; i < first.size(); i++) {
                statement.getMoreResults();
            }
            read(statement);
            for (int i = 0; i < last.size(); i++) {
                statement.getMoreResults();
            }
            sent.look(statement);
        }
    }

    /** Looks at a statement that was sent. */
    @FunctionalInterface
    public interface Sent {
        void look(Statement statement) throws SQLException;
    }

    private void read(PreparedStatement statement) throws SQLException {
        for (var question : questions) {
            question.read(statement);
            statement.getMoreResults();
        }
    }

    /** Reads the statement's current result. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private static final class Question<T> implements Result<T> {
        private final Sql sql;
        private final Reader<T> reader;
        private @Nullable T result;

        Question(Sql sql, Reader<T> reader) {
            this.sql = sql;
            this.reader = reader;
        }

        void read(PreparedStatement statement) throws SQLException {
            result = reader.read(statement);
        }

        @Override
        public T get() {
            if (result == null) {
                throw new IllegalStateException("Statement not sent yet");
            }
            return result;
        }
    }
}
