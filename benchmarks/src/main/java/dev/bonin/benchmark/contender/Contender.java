package dev.bonin.benchmark.contender;

import dev.bonin.benchmark.load.Load;
import dev.bonin.benchmark.load.Visit;
import dev.bonin.benchmark.load.Visits;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A running contender.
 *
 * @param kind what it is
 * @param program the measured program, without databases and PortOne
 * @param startup from {@code exec} to the first verification, or to readiness
 */
public record Contender(Kind kind, Program program, int port, Duration startup) implements AutoCloseable {

    /**
     * A contender that can be started.
     *
     * @param id for files and for {@code --only}
     * @param label for readers
     * @param platform its platform
     * @param visits the visits of this contender
     */
    public record Kind(String id, String label, Platform platform, Function<Visits, Supplier<Visit>> visits) {
        /** Returns the duration of the warm-up, at most {@code longest}. */
        public Duration warmUp(Duration longest) {
            return platform.settled.compareTo(longest) < 0 ? platform.settled : longest;
        }
    }

    /** The platform of a contender, with the time that it needs to warm up. */
    public enum Platform {
        /** Compiled ahead of time: only connections and the processor's caches have to warm up. */
        NATIVE(Duration.ofSeconds(2)),

        /** Gets no cheaper after ten seconds of full load. */
        NODE(Duration.ofSeconds(15)),

        /** Still compiles after a minute, so it gets the longest warm-up. Reports its allocated bytes. */
        JAVA(ChronoUnit.FOREVER.getDuration());

        private final Duration settled;

        Platform(Duration settled) {
            this.settled = settled;
        }
    }

    /** Waits until a first visit succeeds. */
    static Contender visited(Kind kind, Program program, int port, long startedAt, Visits visitors) {
        var visits = kind.visits().apply(visitors);
        return awaited(kind, program, port, startedAt, () -> {
            try (var load = new Load(port, 1, visits)) {
                return load.some(1).visits() > 0;
            }
        });
    }

    static Contender awaited(Kind kind, Program program, int port, long startedAt, Ready.Question question) {
        Ready.await(program, question);
        return new Contender(kind, program, port, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    /** Returns a load on this contender. */
    public Load load(int connections, Visits visitors) throws IOException {
        return new Load(port, connections, kind.visits().apply(visitors));
    }

    @Override
    public void close() {
        program.close();
    }
}
