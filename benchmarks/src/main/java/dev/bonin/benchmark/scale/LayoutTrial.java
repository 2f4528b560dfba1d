package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.PostgreSql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What it costs to add to a table, to look something up there, and to drop its oldest month. */
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

    /** What something took, and what PostgreSQL spent and wrote for it. */
    private record Spent(Duration time, Duration cpu, double wal) {}

    /** Statements that take some time. */
    @FunctionalInterface
    private interface Work {
        Duration run() throws SQLException;
    }

    private Spent spent(Work work) throws SQLException {
        session.run("CHECKPOINT"); // or one would write whole pages into its log for what the one before has changed
        double wal = wal();
        var cpu = database.program().cpu();
        var time = work.run();
        return new Spent(time, database.program().cpu().minus(cpu), wal() - wal);
    }

    private double wal() throws SQLException {
        return session.number("SELECT pg_current_wal_lsn() - '0/0'");
    }

    /**
     * Adds rows, commit by commit.
     *
     * @param fresh a table of those rows, numbered by {@code piece} from 1 on
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
                        "added, rows per s",
                        rows * NANOS_PER_SECOND / spent.time().toNanos())
                .with("CPU us", spent.cpu().toNanos() / NANOS_PER_MICROSECOND / rows)
                .with("log bytes", spent.wal() / rows);
    }

    /** Looks some up by their ids. */
    Row lookedUp(Row row, Layout layout, List<String> ids) throws SQLException {
        var spent = spent(() -> session.lookUp("SELECT * FROM " + layout.table() + " WHERE id = ?", ids));
        return row.with("look-up us", spent.time().toNanos() / NANOS_PER_MICROSECOND / ids.size())
                .with("look-up CPU us", spent.cpu().toNanos() / NANOS_PER_MICROSECOND / ids.size());
    }

    /** Drops the oldest month, and lets PostgreSQL clean up. */
    Row dropped(Row row, Layout layout) throws SQLException {
        double before = rows(layout);
        var spent = spent(() -> session.together(layout.dropping()));
        double gone = before - rows(layout);
        var vacuum = spent(() -> session.each(layout.cleaning()));
        return row.with("rows dropped", gone)
                .with("ms", spent.time().toNanos() / NANOS_PER_MILLISECOND)
                .with("log MB", spent.wal() / BYTES_PER_MB)
                .with("vacuum ms", vacuum.time().toNanos() / NANOS_PER_MILLISECOND)
                .with("its log MB", vacuum.wal() / BYTES_PER_MB);
    }

    private double rows(Layout layout) throws SQLException {
        return session.number("SELECT count(*) FROM " + layout.table());
    }
}
