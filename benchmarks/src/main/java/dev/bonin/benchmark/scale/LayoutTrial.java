package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.PostgreSql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Measures the cost of inserts, lookups and dropping the oldest month. */
final class LayoutTrial {
    private static final long ROWS_OF_A_COMMIT = 100;
    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    private final PostgreSql database;
    private final Session session;

    LayoutTrial(PostgreSql database, Session session) {
        this.database = database;
        this.session = session;
    }

    /** Time, and PostgreSQL's CPU time and WAL. */
    private record Spent(Duration time, Duration cpu, double wal) {}

    /** Statements to be measured. */
    @FunctionalInterface
    private interface Work {
        Duration run() throws SQLException;
    }

    private Spent spent(Work work) throws SQLException {
        session.run("CHECKPOINT"); // otherwise the WAL contains full pages for the changes of the previous work
        double wal = wal();
        var cpu = database.program().cpu();
        var time = work.run();
        return new Spent(time, database.program().cpu().minus(cpu), wal() - wal);
    }

    private double wal() throws SQLException {
        return session.number("SELECT pg_current_wal_lsn() - '0/0'");
    }

    /**
     * Inserts rows, commit by commit.
     *
     * @param fresh a table with those rows, numbered by {@code piece} from 1 on
     */
    Row added(Row row, Layout layout, String fresh, String columns) throws SQLException {
        long rows = (long) session.number("SELECT count(*) FROM " + fresh);
        var spent = spent(() -> {
            var time = Duration.ZERO;
            for (long from = 1; from <= rows; from += ROWS_OF_A_COMMIT) {
                var query = "SELECT " + columns + " FROM " + fresh + " WHERE piece BETWEEN " + from + " AND "
                        + (from + ROWS_OF_A_COMMIT - 1);
                time = time.plus(session.together(layout.insertion(columns, query)));
            }
            return time;
        });
        return row.with(
                        "inserted, rows per s",
                        rows * NANOS_PER_SECOND / spent.time().toNanos())
                .with("CPU us", spent.cpu().toNanos() / NANOS_PER_MICROSECOND / rows)
                .with("WAL bytes", spent.wal() / rows);
    }

    /** Looks up rows by their ids. */
    Row lookedUp(Row row, Layout layout, List<String> ids) throws SQLException {
        var spent = spent(() -> session.lookUp("SELECT * FROM " + layout.table() + " WHERE id = ?", ids));
        return row.with("lookup us", spent.time().toNanos() / NANOS_PER_MICROSECOND / ids.size())
                .with("lookup CPU us", spent.cpu().toNanos() / NANOS_PER_MICROSECOND / ids.size());
    }

    /** Drops the oldest month, and vacuums. */
    Row dropped(Row row, Layout layout) throws SQLException {
        double before = rows(layout);
        var spent = spent(() -> session.together(layout.dropping()));
        double gone = before - rows(layout);
        var vacuum = spent(() -> session.each(layout.cleaning()));
        return row.with("rows dropped", gone)
                .with("ms", spent.time().toNanos() / NANOS_PER_MILLISECOND)
                .with("WAL MB", spent.wal() / BYTES_PER_MB)
                .with("vacuum ms", vacuum.time().toNanos() / NANOS_PER_MILLISECOND)
                .with("its WAL MB", vacuum.wal() / BYTES_PER_MB);
    }

    private double rows(Layout layout) throws SQLException {
        return session.number("SELECT count(*) FROM " + layout.table());
    }
}
