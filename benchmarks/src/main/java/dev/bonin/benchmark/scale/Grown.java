package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Lineup;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What a verification costs when there are many already. */
final class Grown implements Scene {
    /** So that nothing is due to be erased, which is after a year. */
    private static final Duration OLDEST = Duration.ofDays(300);

    private static final double BYTES_PER_GB = 1e9;
    private static final long TELL_EVERY = 200_000;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Section play(Ground ground) throws IOException, InterruptedException, SQLException {
        var server = ground.warm(Lineup.POSTGRESQL);
        try (var session = Session.at(ground.database().url())) {
            session.run("CHECKPOINT");
            var before = row(session, "nearly empty", ground.closed(server));
            AccessLog.awaitChained(session);
            fill(ground, session);
            ground.warmUp(server);
            var after = row(session, "grown", ground.closed(server));
            return new Section(
                    "A verification when many are stored",
                    List.of(before, after),
                    "Everything on both cores, and the same server before and after. The stored ones are copies of a real one, of as many people, over ten months.");
        }
    }

    private static Row row(Session session, String name, Cost cost) throws SQLException {
        return cost.row(name)
                .with("stored", session.number("SELECT count(*) FROM bonin_verification"))
                .with("GB", session.number("SELECT pg_database_size(current_database())") / BYTES_PER_GB);
    }

    private void fill(Ground ground, Session session) throws SQLException {
        long missing =
                Math.max(1, ground.extent().rows() - (long) session.number("SELECT count(*) FROM bonin_verification"));
        var now = clock.instant();
        ground.say("storing %,d verifications", missing);
        session.run("SET synchronous_commit = off");
        Specimen.setAside(session).multiply(new Span(now.minus(OLDEST), now, 0, missing), stored -> {
            if (stored % TELL_EVERY == 0) {
                ground.say("%,d stored", stored);
            }
        });
        session.run("VACUUM ANALYZE");
        session.run("CHECKPOINT");
    }
}
