package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Measures the cost of a verification with many stored rows. */
final class Grown implements Scenario {
    /** Younger than the retention period of a year, so that no row is due for erasure. */
    private static final Duration OLDEST = Duration.ofDays(300);

    private static final double BYTES_PER_GB = 1e9;
    private static final long TELL_EVERY = 200_000;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Section measure(Environment environment) throws IOException, InterruptedException, SQLException {
        var server = environment.warm(Contenders.POSTGRESQL);
        try (var session = Session.at(environment.database().url())) {
            session.run("CHECKPOINT");
            var before = row(session, "nearly empty", environment.closed(server));
            AccessLog.awaitChained(session);
            fill(environment, session);
            environment.warmUp(server);
            var after = row(session, "grown", environment.closed(server));
            return new Section(
                    "A verification with many stored rows",
                    List.of(before, after),
                    "Everything on both cores, and the same server before and after. The stored rows are copies of a real verification, of as many people, over ten months.");
        }
    }

    private static Row row(Session session, String name, Cost cost) throws SQLException {
        return cost.row(name)
                .with("stored", session.number("SELECT count(*) FROM bonin_verification"))
                .with("GB", session.number("SELECT pg_database_size(current_database())") / BYTES_PER_GB);
    }

    private void fill(Environment environment, Session session) throws SQLException {
        long missing = Math.max(
                1, environment.parameters().rows() - (long) session.number("SELECT count(*) FROM bonin_verification"));
        var now = clock.instant();
        environment.say("storing %,d verifications", missing);
        session.run("SET synchronous_commit = off");
        SampleVerification.copy(session).multiply(new Span(now.minus(OLDEST), now, 0, missing), stored -> {
            if (stored % TELL_EVERY == 0) {
                environment.say("%,d stored", stored);
            }
        });
        session.run("VACUUM ANALYZE");
        session.run("CHECKPOINT");
    }
}
