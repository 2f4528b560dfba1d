package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measures the resident memory of a server during minutes of full load, from its start on. */
final class Memory implements Scenario {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MIB = 1024 * 1024;

    @Override
    public Section measure(Environment environment) throws IOException {
        var during = environment.parameters().endured();
        return new Section(
                String.format(
                        Locale.ROOT,
                        "Memory during %.1f minutes of full load",
                        during.toSeconds() / SECONDS_PER_MINUTE),
                List.of(row(environment, Contenders.POSTGRESQL, during), row(environment, Contenders.MARIADB, during)),
                "Resident memory of the server (VmRSS, read twice a second; the kernel's own highest is VmHWM), without the database, in the default options."
                        + " Full load from the first request on, everything on both cores.");
    }

    private static Row row(Environment environment, Kind kind, Duration during) throws IOException {
        var server = environment.unvisited(kind);
        var row = loaded(environment, server, during);
        environment.end(server);
        return row;
    }

    private static Row loaded(Environment environment, Contender server, Duration during) throws IOException {
        environment.say("full load for %d s", during.toSeconds());
        try (var memory = ResidentMemory.of(server.program());
                var load = environment.load(server)) {
            double idle = memory.lastMib();
            var endured = load.endure(during);
            memory.read();
            return Row.of(server.kind().label())
                    .with("per s", endured.measured().perSecond())
                    .with("MiB before", idle)
                    .with("highest MiB", memory.highestMib())
                    .with("last MiB", memory.lastMib())
                    .with("VmHWM MiB", server.program().highestResidentBytes() / MIB)
                    .with("5xx", (double) endured.serverErrors())
                    .with("other refusals", (double) endured.refusals());
        }
    }
}
