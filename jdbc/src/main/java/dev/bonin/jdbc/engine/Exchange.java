package dev.bonin.jdbc.engine;

import dev.bonin.jdbc.engine.Question.Change;
import dev.bonin.jdbc.engine.Question.Listing;
import dev.bonin.jdbc.engine.Question.Lookup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements that do not depend on each other's results and are sent together if the database supports it: a round trip
 * costs more than the statement itself. They run in order, and each sees the changes of the previous ones.
 */
public final class Exchange {
    private final List<Question<?>> questions = new ArrayList<>();

    public <T> Result<List<T>> list(Sql query, Sql.Row<T> row) {
        return ask(new Listing<>(query, row));
    }

    /**
     * Adds a query for rows with one of some keys, which can be asked for several callers at once.
     *
     * @param keys at least one
     * @param mine whether a row is one of this caller's: rows of others can be among those that are found
     */
    public <T> Result<List<T>> find(Keyed text, List<String> keys, Sql.Row<T> row, Predicate<T> mine) {
        return ask(new Lookup<>(text, keys, row, mine));
    }

    /** Adds a change; the result is the number of changed rows. */
    public Result<Integer> update(Sql change) {
        return ask(new Change(change));
    }

    private <T> Result<T> ask(Question<T> question) {
        questions.add(question);
        return question;
    }

    /** Returns whether there is nothing to send. */
    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** Returns what is equal of exchanges with the same statements, whatever their values are. */
    public String shape() {
        return questions.stream().map(Question::text).collect(Collectors.joining(";"));
    }

    List<Question<?>> questions() {
        return questions;
    }

    public void oneByOne(Connection connection) throws SQLException {
        for (var question : questions) {
            try (var statement = question.sql().prepared(connection)) {
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
        var text = Sql.together(Stream.of(first.stream(), questions.stream().map(Question::sql), last.stream())
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
}
