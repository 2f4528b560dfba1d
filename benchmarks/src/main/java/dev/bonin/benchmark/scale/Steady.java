package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Measures the maximum throughput, and then a steady rate for minutes. */
final class Steady implements Scenario {
    private static final double SHARE = 0.7;
    private static final double MIB = 1024 * 1024;

    @Override
    public Section measure(Environment environment) throws IOException {
        var server = environment.warm(Contenders.POSTGRESQL);
        var most = environment.closed(server);
        double given = environment.parameters().rate();
        double rate = given > 0 ? given : SHARE * most.measured().perSecond();
        return new Section(
                "Maximum throughput, and a steady rate for " + minutes(environment) + " minutes, on PostgreSQL",
                List.of(row("at most", most), steady(environment, server, rate)),
                String.format(
                        Locale.ROOT,
                        "Everything on both cores. Visits arrived at %,.0f per second, and their latency counts from their arrival. All were accepted; otherwise the part fails.",
                        rate));
    }

    private static String minutes(Environment environment) {
        return String.format(
                Locale.ROOT, "%.1f", environment.parameters().steady().toSeconds() / 60.0);
    }

    private static Row steady(Environment environment, Contender server, double rate) throws IOException {
        environment.say("%,.0f per second for %s minutes", rate, minutes(environment));
        double before = server.program().residentBytes() / MIB;
        try (var load = environment.load(server)) {
            var cost = environment
                    .meter(server)
                    .of(() -> load.paced(environment.parameters().steady(), rate));
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
