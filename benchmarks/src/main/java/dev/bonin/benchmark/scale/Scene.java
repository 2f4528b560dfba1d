package dev.bonin.benchmark.scale;

import java.io.IOException;
import java.sql.SQLException;

/** One part of the measurement, from an empty database on. */
@FunctionalInterface
interface Scene {
    Section play(Ground ground) throws IOException, InterruptedException, SQLException;
}
