package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Allocation;
import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Platform;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.contender.Program;
import dev.bonin.benchmark.contender.StaticPortOne;
import dev.bonin.benchmark.load.Measured;
import dev.bonin.benchmark.report.Round;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Measures one contender under one load, with its cost. */
final class Measurement {
    private static final double KIB = 1024;
    private static final double MIB = KIB * KIB;
    private static final double NANOS_PER_MICROSECOND = 1e3;

    private final StaticPortOne portOne;
    private final Contenders contenders;

    Measurement(StaticPortOne portOne, Contenders contenders) {
        this.portOne = portOne;
        this.contenders = contenders;
    }

    /** The load during the measurement. */
    @FunctionalInterface
    interface Visiting {
        Measured run() throws IOException;
    }

    Round of(String scenario, Contender contender, int connections, Visiting visiting)
            throws IOException, InterruptedException {
        try (var allocation = contender.kind().platform() == Platform.JAVA
                ? Allocation.of(contender.program().pid())
                : null) {
            var allocated = allocation == null ? OptionalLong.empty() : allocation.bytes();
            long calls = portOne.requests();
            var before = spent(contender);
            var measured = visiting.run();
            var spent = spent(contender).minus(before);
            long called = portOne.requests() - calls - 1;
            var more = allocation == null ? OptionalLong.empty() : allocation.bytes();
            return round(scenario, contender, connections, measured, spent, called, difference(allocated, more));
        }
    }

    /** The CPU time of a contender and of its database server. */
    private record Spent(Duration server, Duration database) {
        Spent minus(Spent before) {
            return new Spent(server.minus(before.server), database.minus(before.database));
        }
    }

    private Spent spent(Contender contender) throws IOException {
        var database = contenders.database(contender.kind()).map(Program::cpu).orElse(Duration.ZERO);
        return new Spent(contender.program().cpu(), database);
    }

    private static OptionalLong difference(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }

    private static Round round(
            String scenario,
            Contender contender,
            int connections,
            Measured measured,
            Spent spent,
            long called,
            OptionalLong allocated) {
        double visits = measured.visits();
        return new Round(
                scenario,
                contender.kind().id(),
                connections,
                measured.visits(),
                measured.perSecond(),
                micros(spent.server()) / visits,
                micros(spent.database()) / visits,
                measured.percentile(50),
                measured.percentile(99),
                measured.percentile(99.9),
                called / visits,
                allocated.isPresent()
                        ? OptionalDouble.of(allocated.getAsLong() / KIB / visits)
                        : OptionalDouble.empty(),
                contender.program().residentBytes() / MIB,
                contender.program().highestResidentBytes() / MIB);
    }

    private static double micros(Duration spent) {
        return spent.toNanos() / NANOS_PER_MICROSECOND;
    }
}
