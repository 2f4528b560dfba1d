package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Sql;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Rows by which transactions share a table in a Galera cluster, which knows no shared lock: two transactions of
 * different nodes only meet at the commit if both write a row. So whoever shares the table writes one of these rows
 * before it reads, and whoever locks it writes all of them. The one that commits second is repeated, and reads what the
 * first one wrote.
 */
final class TableShares {
    /**
     * Two that share a table can pick the same row; one of them waits, or is repeated. Tables are locked a few times a
     * year.
     */
    private static final int ROWS = 256;

    private static final String WRITE =
            "INSERT INTO bonin_lock (name) VALUES %s ON DUPLICATE KEY UPDATE locks = locks + 1";
    private static final String ONE = WRITE.formatted("(?)");
    private static final String ALL = WRITE.formatted("(?)" + ", (?)".repeat(ROWS - 1));

    private TableShares() {}

    /** Returns the statement of a transaction that shares a table. */
    static Sql one(String table) {
        return Sql.of(ONE, name(table, ThreadLocalRandom.current().nextInt(ROWS)));
    }

    /** Returns the statement of a transaction that locks a table. */
    static Sql all(String table) {
        return Sql.of(
                ALL,
                IntStream.range(0, ROWS).mapToObj(number -> name(table, number)).toArray());
    }

    private static String name(String table, int number) {
        return table + " " + number;
    }
}
