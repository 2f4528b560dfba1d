package dev.bonin.benchmark.scale;

import java.io.IOException;
import java.sql.SQLException;

/** One part of the measurement, starting with an empty database. */
@FunctionalInterface
interface Scenario {
    Section measure(Environment environment) throws IOException, InterruptedException, SQLException;
}
