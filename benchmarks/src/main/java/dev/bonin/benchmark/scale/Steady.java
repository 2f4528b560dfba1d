package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Lineup;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** As many as it can take, and then people who come at a steady rate for minutes. */
final class Steady implements Scene {
    private static final double SHARE = 0.7;
    private static final double MIB = 1024 * 1024;

    @Override
    public Section play(Ground ground) throws IOException {
        var server = ground.warm(Lineup.POSTGRESQL);
        var most = ground.closed(server);
        double given = ground.extent().rate();
        double rate = given > 0 ? given : SHARE * most.measured().perSecond();
        return new Section(
                "As many as it can take, and people who come for " + minutes(ground) + " minutes, on PostgreSQL",
                List.of(row("at most", most), steady(ground, server, rate)),
                String.format(
                        Locale.ROOT,
                        "Everything on both cores. People came at %,.0f per second, and their time counts from when they came. All were accepted, or there would be no table.",
                        rate));
    }

    private static String minutes(Ground ground) {
        return String.format(Locale.ROOT, "%.1f", ground.extent().steady().toSeconds() / 60.0);
    }

    private static Row steady(Ground ground, Contender server, double rate) throws IOException {
        ground.say("%,.0f per second for %s minutes", rate, minutes(ground));
        double before = server.program().residentBytes() / MIB;
        try (var load = ground.load(server)) {
            var cost = ground.meter(server).of(() -> load.paced(ground.extent().steady(), rate));
            return row("at a steady rate", cost)
                    .with("MiB before", before)
                    .with("MiB after", server.program().residentBytes() / MIB);
        }
    }

    private static Row row(String name, Cost cost) {
        return cost.row(name)
                .with("verifications", (double) cost.measured().visits())
                .with("p50 ms", cost.measured().percentile(50))
                .with("p99 ms", cost.measured().percentile(99));
    }
}
