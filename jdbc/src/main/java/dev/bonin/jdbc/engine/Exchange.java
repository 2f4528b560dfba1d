package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    void oneByOne(Connection connection) throws SQLException {
        for (var question : questions) {
            try (var statement = question.sql.prepared(connection)) {
                statement.execute();
                question.read(statement);
            }
        }
    }

    /** Sends all statements as one text, for databases that support it. */
    void together(Connection connection) throws SQLException {
        try (var statement = text(List.of()).prepared(connection)) {
            run(statement);
        }
    }

    /**
     * Sends all statements like {@link #together}, and the server commits them.
     *
     * @param last additional statements at the end of the text whose results are ignored
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
