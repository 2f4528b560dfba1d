package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import java.io.IOException;
import java.util.List;

/** Measures how much concurrent visits save by sharing waits for the disk. */
final class Together implements Scenario {
    @Override
    public Section measure(Environment environment) throws IOException {
        return new Section(
                environment.parameters().connections() + " concurrent clients, against one",
                List.of(row(environment, Contenders.SQLITE), row(environment, Contenders.POSTGRESQL)),
                "Start and finish; everything on both cores. One client begins the next visit when the previous one is complete.");
    }

    private static Row row(Environment environment, Kind kind) throws IOException {
        var server = environment.warm(kind);
        double together = environment.closed(server).measured().perSecond();
        double alone = oneByOne(environment, server);
        environment.end(server);
        return Row.of(kind.label())
                .with("concurrent, per s", together)
                .with("one client, per s", alone)
                .with("times", together / alone);
    }

    private static double oneByOne(Environment environment, Contender server) throws IOException {
        environment.say("one by one for %d s", environment.parameters().during().toSeconds());
        try (var load = server.load(1, environment.visitors())) {
            return load.closed(environment.parameters().during()).perSecond();
        }
    }
}
