package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that need nothing of each other's results, to be sent together where the database takes that: each wait
 * for a server costs more than what it is asked. They are run in their order, and each sees what those before it did.
 */
public final class Exchange {
    private final List<Question<?>> questions = new ArrayList<>();

    /** What one of the statements came to, once all were sent. */
    public interface Result<T> {
        T get();
    }

    public <T> Result<List<T>> list(Sql query, Sql.Row<T> row) {
        return ask(new Question<>(query, statement -> Sql.rows(statement.getResultSet(), row)));
    }

    /** How many rows it changed. */
    public Result<Integer> update(Sql change) {
        return ask(new Question<>(change, PreparedStatement::getUpdateCount));
    }

    private <T> Result<T> ask(Question<T> question) {
        questions.add(question);
        return question;
    }

    void oneByOne(Connection connection) throws SQLException {
        for (var question : questions) {
            try (var statement = question.sql.prepared(connection)) {
                statement.execute();
                question.read(statement);
            }
        }
    }

    /** As one text with all values, for a database that takes that. */
    void together(Connection connection) throws SQLException {
        try (var statement = text(List.of()).prepared(connection)) {
            run(statement);
        }
    }

    /**
     * As {@link #together}, where the server commits it as well.
     *
     * @param last what ends the text, and of which nobody wants to know the result
     */
    void committing(Connection connection, List<Sql> last) throws SQLException {
        try (var statement = text(last).prepared(connection)) {
            run(statement);
            CommitFailure.requireReplicated(statement.getWarnings());
        }
    }

    private Sql text(List<Sql> last) {
        return Sql.together(Stream.concat(questions.stream().map(question -> question.sql), last.stream())
                .toList());
    }

    private void run(PreparedStatement statement) throws SQLException {
        statement.execute();
        for (var question : questions) {
            question.read(statement);
            statement.getMoreResults();
        }
    }

    /** Reads the result that a statement stands at. */
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
                throw new IllegalStateException("This statement was not sent");
            }
            return result;
        }
    }
}
