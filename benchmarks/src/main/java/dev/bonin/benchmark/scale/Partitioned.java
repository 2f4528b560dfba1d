package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the two tables that grow with every verification with monthly partitions of them. No server uses them
 * meanwhile.
 */
final class Partitioned implements Scenario {
    private static final List<String> TABLES = List.of("bonin_audit_event", "bonin_verification");
    private static final int MONTHS = 24;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final long MOST_FRESH = 50_000;
    private static final long MOST_LOOKED_UP = 10_000;
    private static final long PART = 20;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Section measure(Environment environment) throws IOException, InterruptedException, SQLException {
        var server = environment.start(Contenders.POSTGRESQL);
        try (var session = Session.at(environment.database().url())) {
            AccessLog.awaitChained(session);
            environment.end(server);
            var sample = SampleVerification.copy(session);
            var rows = new ArrayList<Row>();
            for (var table : TABLES) {
                rows.addAll(compared(environment, session, sample, table));
            }
            return new Section(
                    "A partition for each of " + MONTHS + " months, against plain tables",
                    rows,
                    "Rows are inserted a hundred per commit, right after a checkpoint, so the WAL contains full pages; WAL and CPU time of PostgreSQL are per row. A plain table's oldest month is deleted, a partition is detached and dropped."
                            + " By month, bonin_verification has evidence in a separate table, which is included.");
        }
    }

    private List<Row> compared(Environment environment, Session session, SampleVerification sample, String table)
            throws SQLException {
        var now = clock.instant();
        var months = Months.until(now, MONTHS);
        var plain = new Layout.Plain(table, months);
        var byMonth = new ByMonth(table, months);
        long rows = environment.parameters().rows();
        environment.say("%s: %,d rows, twice", table, rows);
        session.run("SET synchronous_commit = off");
        sample.multiply(table, table, new Span(months.start(), now, 0, rows));
        byMonth.create(session);
        var columns = sample.columns(table);
        session.together(byMonth.insertion(columns, "SELECT " + columns + " FROM " + table));
        fresh(session, sample, table, new Span(now, now.plus(FRESH), rows, Math.min(MOST_FRESH, rows / PART)));
        session.run("VACUUM ANALYZE");
        session.run("RESET synchronous_commit");
        return trials(environment, session, columns, List.of(plain, byMonth));
    }

    /** Prepares the rows to be inserted, so that preparing them is not measured. */
    private static void fresh(Session session, SampleVerification sample, String table, Span span) throws SQLException {
        var fresh = "sample.fresh";
        session.run("DROP TABLE IF EXISTS " + fresh);
        session.run("CREATE UNLOGGED TABLE " + fresh + " (LIKE sample." + table + ")");
        sample.multiply(fresh, table, span);
        session.run("ALTER TABLE " + fresh + " ADD COLUMN piece bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    }

    private static List<Row> trials(Environment environment, Session session, String columns, List<Layout> layouts)
            throws SQLException {
        var trial = new LayoutTrial(environment.database(), session);
        var ids = session.texts("SELECT id FROM " + layouts.get(0).table() + " ORDER BY md5(id) LIMIT "
                + Math.min(MOST_LOOKED_UP, environment.parameters().rows() / PART));
        var rows = new ArrayList<Row>();
        for (var layout : layouts) {
            var row = trial.added(Row.of(layout.name()), layout, "sample.fresh", columns);
            row = trial.lookedUp(row, layout, ids);
            rows.add(trial.dropped(row, layout));
        }
        return rows;
    }
}
