package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Lineup;
import dev.bonin.benchmark.load.Visits;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The room that verifications take, of people who were there before and of people who were not. */
final class Weigh implements Scene {
    /** All that eight characters can tell apart, so nobody comes twice. */
    private static final long EVERYBODY = 2_821_109_907_456L;

    private static final long SEED_OF_KNOWN = 1;
    private static final long SEED_OF_NEW = 2;
    private static final int VERIFICATIONS_OF_ONE = 100;

    /** So often each of them has come, on the average, before: that somebody has not is as good as impossible. */
    private static final int FORMER_VISITS = 15;

    @Override
    public Section play(Ground ground) throws IOException, InterruptedException, SQLException {
        var postgresql = weighed(ground, Lineup.POSTGRESQL, PostgreSqlRoom.of(ground.database()));
        var sqlite = weighed(ground, Lineup.SQLITE, SqliteRoom.of(ground.setting()));
        return new Section(
                "Room for a million verifications, in MB",
                rows(postgresql, sqlite),
                "Tables with their indexes; of PostgreSQL's, the tables by themselves as well. PostgreSQL was vacuumed before, which leaves the room of rows that were changed to later ones. From "
                        + ground.extent().weighed() + " verifications of each kind.");
    }

    /** What was taken by those of known people, and by those of new ones. */
    private record Growth(Room.Taken known, Room.Taken unknown) {}

    private static Growth weighed(Ground ground, Kind kind, Room room)
            throws IOException, InterruptedException, SQLException {
        var server = ground.start(kind);
        long most = ground.extent().weighed();
        long known = Math.max(1, most / VERIFICATIONS_OF_ONE);
        var before = new Visits(known, SEED_OF_KNOWN);
        come(ground, server, before, FORMER_VISITS * known);
        var first = taken(room);
        come(ground, server, before, most);
        var second = taken(room);
        come(ground, server, new Visits(EVERYBODY, SEED_OF_NEW), most);
        var third = taken(room);
        ground.end(server);
        return new Growth(second.since(first).each(most), third.since(second).each(most));
    }

    private static void come(Ground ground, Contender server, Visits visitors, long visits) throws IOException {
        ground.say("%,d verifications", visits);
        try (var load = server.load(ground.extent().connections(), visitors)) {
            load.some(visits);
        }
    }

    private static Room.Taken taken(Room room) throws InterruptedException, SQLException {
        try (var session = Session.at(room.url())) {
            AccessLog.awaitChained(session);
            return room.taken(session);
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
        rows.add(Row.of("together")
                .with("PostgreSQL, known people", sum(rows, "PostgreSQL, known people"))
                .with("PostgreSQL, new people", sum(rows, "PostgreSQL, new people"))
                .with("SQLite, known people", sum(rows, "SQLite, known people"))
                .with("SQLite, new people", sum(rows, "SQLite, new people")));
        return rows;
    }

    /** Bytes for one are megabytes for a million. */
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
