package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.load.Measured;

/**
 * The result of a load, with its cost.
 *
 * @param server CPU time of all servers together per visit, in microseconds
 * @param database CPU time of PostgreSQL per visit, in microseconds
 */
record Cost(Measured measured, double server, double database) {

    /** Returns a row with throughput and CPU time. */
    Row row(String name) {
        return Row.of(name)
                .with("per s", measured.perSecond())
                .with("server us", server)
                .with("PostgreSQL us", database);
    }
}
