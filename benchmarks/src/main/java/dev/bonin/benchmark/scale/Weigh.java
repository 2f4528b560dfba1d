package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.load.Visits;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Measures the disk usage of verifications, of known people and of new people. */
final class Weigh implements Scenario {
    /** All combinations of eight characters, so that practically no person repeats. */
    private static final long NUMBER_OF_PEOPLE = 2_821_109_907_456L;

    private static final long SEED_OF_KNOWN = 1;
    private static final long SEED_OF_NEW = 2;
    private static final int VERIFICATIONS_OF_ONE = 100;

    /** The average number of earlier visits per person, so that a person without one is practically impossible. */
    private static final int FORMER_VISITS = 15;

    @Override
    public Section measure(Environment environment) throws IOException, InterruptedException, SQLException {
        var postgresql = weighed(environment, Contenders.POSTGRESQL, PostgreSqlDiskUsage.of(environment.database()));
        var sqlite = weighed(environment, Contenders.SQLITE, SqliteDiskUsage.of(environment.setting()));
        return new Section(
                "Disk usage of a million verifications, in MB",
                rows(postgresql, sqlite),
                "Tables with their indexes; PostgreSQL's tables also without them. PostgreSQL was vacuumed before, which leaves the space of updated rows to later ones. From "
                        + environment.parameters().weighed() + " verifications of each kind.");
    }

    /** The growth by verifications of known people, and of new ones. */
    private record Growth(DiskUsage.Sizes known, DiskUsage.Sizes unknown) {}

    private static Growth weighed(Environment environment, Kind kind, DiskUsage usage)
            throws IOException, InterruptedException, SQLException {
        var server = environment.start(kind);
        long most = environment.parameters().weighed();
        long known = Math.max(1, most / VERIFICATIONS_OF_ONE);
        var before = new Visits(known, SEED_OF_KNOWN);
        come(environment, server, before, FORMER_VISITS * known);
        var first = sizes(usage);
        come(environment, server, before, most);
        var second = sizes(usage);
        come(environment, server, new Visits(NUMBER_OF_PEOPLE, SEED_OF_NEW), most);
        var third = sizes(usage);
        environment.end(server);
        return new Growth(second.since(first).each(most), third.since(second).each(most));
    }

    private static void come(Environment environment, Contender server, Visits visitors, long visits)
            throws IOException {
        environment.say("%,d verifications", visits);
        try (var load = server.load(environment.parameters().connections(), visitors)) {
            load.some(visits);
        }
    }

    private static DiskUsage.Sizes sizes(DiskUsage usage) throws InterruptedException, SQLException {
        try (var session = Session.at(usage.url())) {
            AccessLog.awaitChained(session);
            return usage.sizes(session);
        }
    }

    private static List<Row> rows(Growth postgresql, Growth sqlite) {
        var tables = new TreeSet<>(postgresql.unknown().tables().keySet());
        tables.addAll(sqlite.unknown().tables().keySet());
        var rows = new ArrayList<Row>();
        for (var table : tables) {
            var row = row(table, postgresql, sqlite);
            if (row.figures().values().stream().anyMatch(bytes -> bytes >= 1)) {
                rows.add(row);
            }
        }
        rows.add(Row.of("total")
                .with("PostgreSQL, known people", sum(rows, "PostgreSQL, known people"))
                .with("PostgreSQL, new people", sum(rows, "PostgreSQL, new people"))
                .with("SQLite, known people", sum(rows, "SQLite, known people"))
                .with("SQLite, new people", sum(rows, "SQLite, new people")));
        return rows;
    }

    /** Returns bytes per verification, which are megabytes per million. */
    private static Row row(String table, Growth postgresql, Growth sqlite) {
        return Row.of(table)
                .with("PostgreSQL, known people", postgresql.known().tables().getOrDefault(table, 0.0))
                .with("without indexes, known", postgresql.known().bare().getOrDefault(table, 0.0))
                .with("PostgreSQL, new people", postgresql.unknown().tables().getOrDefault(table, 0.0))
                .with("without indexes, new", postgresql.unknown().bare().getOrDefault(table, 0.0))
                .with("SQLite, known people", sqlite.known().tables().getOrDefault(table, 0.0))
                .with("SQLite, new people", sqlite.unknown().tables().getOrDefault(table, 0.0));
    }

    private static double sum(List<Row> rows, String figure) {
        return rows.stream()
                .mapToDouble(row -> row.figures().getOrDefault(figure, 0.0))
                .sum();
    }
}
