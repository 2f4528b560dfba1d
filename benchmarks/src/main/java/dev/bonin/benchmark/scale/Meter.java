package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.PostgreSql;
import dev.bonin.benchmark.load.Measured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures the CPU time of servers and their database during a load. */
final class Meter {
    private static final double NANOS_PER_MICROSECOND = 1e3;

    private final List<Contender> servers;
    private final PostgreSql database;

    Meter(List<Contender> servers, PostgreSql database) {
        this.servers = List.copyOf(servers);
        this.database = database;
    }

    /** The load during the measurement. */
    @FunctionalInterface
    interface Visiting {
        Measured run() throws IOException;
    }

    Cost of(Visiting visiting) throws IOException {
        var served = spentByServers();
        var stored = database.program().cpu();
        var measured = visiting.run();
        var serving = spentByServers().minus(served);
        var storing = database.program().cpu().minus(stored);
        return new Cost(measured, each(serving, measured), each(storing, measured));
    }

    private Duration spentByServers() {
        return servers.stream().map(server -> server.program().cpu()).reduce(Duration.ZERO, Duration::plus);
    }

    private static double each(Duration spent, Measured measured) {
        return spent.toNanos() / NANOS_PER_MICROSECOND / measured.visits();
    }
}
