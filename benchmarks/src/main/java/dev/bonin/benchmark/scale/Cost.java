package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.load.Measured;

/**
 * A load, and what it cost.
 *
 * @param server CPU time of all servers together per visit, in microseconds
 * @param database the same of PostgreSQL
 */
record Cost(Measured measured, double server, double database) {

    /** A row with throughput and CPU time. */
    Row row(String name) {
        return Row.of(name)
                .with("per s", measured.perSecond())
                .with("server us", server)
                .with("PostgreSQL us", database);
    }
}
