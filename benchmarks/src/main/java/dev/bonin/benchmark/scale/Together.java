package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Lineup;
import java.io.IOException;
import java.util.List;

/** What people who come together save by waiting for the disk together. */
final class Together implements Scene {
    @Override
    public Section play(Ground ground) throws IOException {
        return new Section(
                ground.extent().connections() + " at once, against one by one",
                List.of(row(ground, Lineup.SQLITE), row(ground, Lineup.POSTGRESQL)),
                "Start and finish; everything on both cores. One by one, the next person begins when the one before is through.");
    }

    private static Row row(Ground ground, Kind kind) throws IOException {
        var server = ground.warm(kind);
        double together = ground.closed(server).measured().perSecond();
        double alone = oneByOne(ground, server);
        ground.end(server);
        return Row.of(kind.label())
                .with("at once, per s", together)
                .with("one by one, per s", alone)
                .with("times", together / alone);
    }

    private static double oneByOne(Ground ground, Contender server) throws IOException {
        ground.say("one by one for %d s", ground.extent().during().toSeconds());
        try (var load = server.load(1, ground.visitors())) {
            return load.closed(ground.extent().during()).perSecond();
        }
    }
}
