package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Lineup;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The two tables that grow with every verification, as they are and with a partition for each month. No server works on
 * them meanwhile.
 */
final class Partitioned implements Scene {
    private static final List<String> TABLES = List.of("bonin_audit_event", "bonin_verification");
    private static final int MONTHS = 24;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final long MOST_FRESH = 50_000;
    private static final long MOST_LOOKED_UP = 10_000;
    private static final long PART = 20;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Section play(Ground ground) throws IOException, InterruptedException, SQLException {
        var server = ground.start(Lineup.POSTGRESQL);
        try (var session = Session.at(ground.database().url())) {
            AccessLog.awaitChained(session);
            ground.end(server);
            var specimen = Specimen.setAside(session);
            var rows = new ArrayList<Row>();
            for (var table : TABLES) {
                rows.addAll(compared(ground, session, specimen, table));
            }
            return new Section(
                    "A partition for each of " + MONTHS + " months, against plain tables",
                    rows,
                    "Rows are added a hundred to a commit, right after a checkpoint, so whole pages are in the log; it and the CPU time of PostgreSQL are per row. A plain table's oldest month is deleted, a partition is detached and dropped."
                            + " By month, bonin_verification has imp_uid in a table of its own, which is counted in.");
        }
    }

    private List<Row> compared(Ground ground, Session session, Specimen specimen, String table) throws SQLException {
        var now = clock.instant();
        var months = Months.until(now, MONTHS);
        var plain = new Layout.Plain(table, months);
        var byMonth = new ByMonth(table, months);
        long rows = ground.extent().rows();
        ground.say("%s: %,d rows, twice", table, rows);
        session.run("SET synchronous_commit = off");
        specimen.multiply(table, table, new Span(months.start(), now, 0, rows));
        byMonth.create(session);
        var columns = specimen.columns(table);
        session.together(byMonth.insertion(columns, "SELECT " + columns + " FROM " + table));
        fresh(session, specimen, table, new Span(now, now.plus(FRESH), rows, Math.min(MOST_FRESH, rows / PART)));
        session.run("VACUUM ANALYZE");
        session.run("RESET synchronous_commit");
        return trials(ground, session, columns, List.of(plain, byMonth));
    }

    /** Rows to be added, made before, so that making them costs nobody anything. */
    private static void fresh(Session session, Specimen specimen, String table, Span span) throws SQLException {
        var fresh = "specimen.fresh";
        session.run("DROP TABLE IF EXISTS " + fresh);
        session.run("CREATE UNLOGGED TABLE " + fresh + " (LIKE specimen." + table + ")");
        specimen.multiply(fresh, table, span);
        session.run("ALTER TABLE " + fresh + " ADD COLUMN piece bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    }

    private static List<Row> trials(Ground ground, Session session, String columns, List<Layout> layouts)
            throws SQLException {
        var trial = new LayoutTrial(ground.database(), session);
        var ids = session.texts("SELECT id FROM " + layouts.get(0).table() + " ORDER BY md5(id) LIMIT "
                + Math.min(MOST_LOOKED_UP, ground.extent().rows() / PART));
        var rows = new ArrayList<Row>();
        for (var layout : layouts) {
            var row = trial.added(Row.of(layout.name()), layout, "specimen.fresh", columns);
            row = trial.lookedUp(row, layout, ids);
            rows.add(trial.dropped(row, layout));
        }
        return rows;
    }
}
