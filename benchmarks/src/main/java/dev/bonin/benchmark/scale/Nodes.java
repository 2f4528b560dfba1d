package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.load.Load;
import java.io.IOException;
import java.util.List;

/**
 * Measures two servers on one PostgreSQL, every visit started on one and finished on the other, between two
 * measurements of a single one.
 */
final class Nodes implements Scenario {
    @Override
    public Section measure(Environment environment) throws IOException {
        var one = environment.warm(Contenders.POSTGRESQL);
        var before = environment.closed(one).row("one node");
        var other = environment.start(Contenders.POSTGRESQL);
        var both = crossing(environment, one, other).row("two nodes, each visit on both");
        var after = environment.closed(one).row("one node again, the other idle");
        return new Section(
                "One node and two, on one PostgreSQL",
                List.of(before, both, after),
                "Everything on the same two cores, so this shows the cost of sharing; two nodes have no more CPU than one, and no more throughput. CPU time of both servers together.");
    }

    private static Cost crossing(Environment environment, Contender one, Contender other) throws IOException {
        var parameters = environment.parameters();
        try (var load = new Load(
                List.of(one.port(), other.port()),
                parameters.connections(),
                environment.visitors().ceremonies())) {
            environment.warmUp(load);
            environment.say("full load on both for %d s", parameters.during().toSeconds());
            return environment.meter(one, other).of(() -> load.closed(parameters.during()));
        }
    }
}
