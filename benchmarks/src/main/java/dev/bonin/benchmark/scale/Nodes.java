package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Lineup;
import dev.bonin.benchmark.load.Load;
import java.io.IOException;
import java.util.List;

/**
 * Two servers on one PostgreSQL, with every visit begun on one and ended on the other, between two looks at one alone.
 */
final class Nodes implements Scene {
    @Override
    public Section play(Ground ground) throws IOException {
        var one = ground.warm(Lineup.POSTGRESQL);
        var before = ground.closed(one).row("one node");
        var other = ground.start(Lineup.POSTGRESQL);
        var both = crossing(ground, one, other).row("two nodes, each visit on both");
        var after = ground.closed(one).row("one node again, the other idle");
        return new Section(
                "One node and two, on one PostgreSQL",
                List.of(before, both, after),
                "Everything on the same two cores, so this shows what sharing costs; two nodes have no more to compute with than one, and do no more. CPU time of both servers together.");
    }

    private static Cost crossing(Ground ground, Contender one, Contender other) throws IOException {
        var extent = ground.extent();
        try (var load = new Load(
                List.of(one.port(), other.port()),
                extent.connections(),
                ground.visitors().ceremonies())) {
            ground.warmUp(load);
            ground.say("full load on both for %d s", extent.during().toSeconds());
            return ground.meter(one, other).of(() -> load.closed(extent.during()));
        }
    }
}
