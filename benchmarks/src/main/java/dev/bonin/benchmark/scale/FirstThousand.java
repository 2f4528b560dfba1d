package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Lineup;
import java.io.IOException;
import java.util.List;

/** The first thousand after a server has said that it is ready, against those that come when it has run for a while. */
final class FirstThousand implements Scene {
    private static final long FIRST = 1_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public Section play(Ground ground) throws IOException {
        return new Section(
                "The first thousand after it is ready",
                List.of(row(ground, Lineup.LOOKUP), row(ground, Lineup.POSTGRESQL)),
                "Nobody has visited the server before; everything on both cores. CPU time of the server, in microseconds each.");
    }

    private static Row row(Ground ground, Kind kind) throws IOException {
        var server = ground.unvisited(kind);
        Cost first;
        try (var load = ground.load(server)) {
            first = ground.meter(server).of(() -> load.some(FIRST));
        }
        ground.warmUp(server);
        var steady = ground.closed(server);
        ground.end(server);
        return Row.of(kind.label())
                .with("ready after s", server.startup().toMillis() / MILLIS_PER_SECOND)
                .with("first thousand us", first.server())
                .with("steady us", steady.server())
                .with("times", first.server() / steady.server());
    }
}
