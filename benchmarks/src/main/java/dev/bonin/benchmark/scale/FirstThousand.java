package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.util.List;

/** Compares the first thousand requests after readiness with those of a server that has run for a while. */
final class FirstThousand implements Scenario {
    private static final long FIRST = 1_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public Section measure(Environment environment) throws IOException {
        return new Section(
                "The first thousand requests after readiness",
                List.of(row(environment, Contenders.LOOKUP), row(environment, Contenders.POSTGRESQL)),
                "The server has answered no visit before; everything on both cores. CPU time of the server, in microseconds each.");
    }

    private static Row row(Environment environment, Kind kind) throws IOException {
        var server = environment.unvisited(kind);
        Cost first;
        try (var load = environment.load(server)) {
            first = environment.meter(server).of(() -> load.some(FIRST));
        }
        environment.warmUp(server);
        var steady = environment.closed(server);
        environment.end(server);
        return Row.of(kind.label())
                .with("ready after s", server.startup().toMillis() / MILLIS_PER_SECOND)
                .with("first thousand us", first.server())
                .with("steady us", steady.server())
                .with("times", first.server() / steady.server());
    }
}
