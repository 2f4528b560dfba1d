package dev.bonin.jdbc.engine;

import dev.bonin.jdbc.engine.Question.Change;
import dev.bonin.jdbc.engine.Question.Listing;
import dev.bonin.jdbc.engine.Question.Lookup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of several callers, sent statement by statement: what all of them ask by keys is one query, and what
 * all of them change is one batch. The order is that of the statements in each exchange.
 */
public final class SharedExchange {
    private final Map<String, List<Question<?>>> byText = new LinkedHashMap<>();
    private final Changes changes;

    /** Runs a statement that changes rows once for each caller. */
    @FunctionalInterface
    public interface Changes {
        /**
         * Returns how many rows each has changed.
         *
         * @throws SQLException if one fails, or its changes were not counted
         */
        int[] count(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException;
    }

    /** @param changes runs what several callers change */
    public SharedExchange(List<Exchange> exchanges, Changes changes) {
        this.changes = changes;
        for (var exchange : exchanges) {
            for (var question : exchange.questions()) {
                byText.computeIfAbsent(question.text(), text -> new ArrayList<>())
                        .add(question);
            }
        }
    }

    /**
     * Sends all statements, in the transaction of {@code connection}.
     *
     * @throws SQLException if one of them fails; it is not known whose
     */
    public void send(Connection connection) throws SQLException {
        for (var same : byText.values()) {
            var one = same.get(0);
            if (one instanceof Change && one.sql().insertsRows()) {
                insert(same, connection);
            } else if (one instanceof Change) {
                change(same, connection);
            } else if (one instanceof Lookup<?>) {
                find(same, connection);
            } else {
                list(same, connection);
            }
        }
    }

    /** Inserts the rows of all callers at once. A row that is there already fails the group. */
    private static void insert(List<Question<?>> same, Connection connection) throws SQLException {
        for (var rows : Sql.insertTogether(same.stream().map(Question::sql).toList())) {
            rows.update(connection);
        }
        same.forEach(question -> ((Change) question).answer(question.sql().rows()));
    }

    private void change(List<Question<?>> same, Connection connection) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        same.forEach(question -> rows.add(question.sql().values()));
        requireRowsOfTheirOwn(same.get(0).text(), rows);
        var counts = changes.count(same.get(0).text(), rows, connection);
        for (int i = 0; i < counts.length; i++) {
            ((Change) same.get(i)).answer(counts[i]);
        }
    }

    /** What a caller has computed from a row is wrong if another caller of the group changes the same row. */
    private static void requireRowsOfTheirOwn(String text, List<@Nullable Object[]> rows) throws SQLException {
        if (text.startsWith("UPDATE")) {
            var ids = rows.stream().map(values -> values[values.length - 1]).toList();
            if (new HashSet<>(ids).size() < ids.size()) {
                throw new SQLException("two callers of a group change one row");
            }
        }
    }

    @SuppressWarnings("unchecked") // the same text has the same rows
    private static void find(List<Question<?>> same, Connection connection) throws SQLException {
        var keys = new LinkedHashSet<String>();
        same.forEach(question -> keys.addAll(((Lookup<?>) question).keys()));
        var one = (Lookup<Object>) same.get(0);
        try (var statement = one.sql(filled(keys)).prepared(connection)) {
            statement.execute();
            var rows = one.rows(statement);
            same.forEach(question -> ((Lookup<Object>) question).choose(rows));
        }
    }

    /**
     * Repeats the last key until there are 1, 2, 4, 8 ... keys: servers keep a plan for each text, so there are few of
     * them.
     */
    private static List<String> filled(Set<String> keys) {
        var filled = new ArrayList<>(keys);
        var last = filled.get(filled.size() - 1);
        while (Integer.bitCount(filled.size()) != 1) {
            filled.add(last);
        }
        return filled;
    }

    @SuppressWarnings("unchecked") // the same text has the same rows
    private static void list(List<Question<?>> same, Connection connection) throws SQLException {
        var answered = new ArrayList<Listing<Object>>();
        for (var question : same) {
            var listing = (Listing<Object>) question;
            var before = answered.stream()
                    .filter(other -> other.sql().hasValuesOf(listing.sql()))
                    .findFirst();
            if (before.isPresent()) {
                listing.answer(before.get().get());
            } else {
                ask(listing, connection);
                answered.add(listing);
            }
        }
    }

    private static void ask(Listing<Object> listing, Connection connection) throws SQLException {
        try (var statement = listing.sql().prepared(connection)) {
            statement.execute();
            listing.read(statement);
        }
    }
}
