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
 * A program that verifies people, running.
 *
 * @param kind what it is
 * @param program that is measured, without databases and PortOne
 * @param startup from {@code exec} to the first person through, or to where it says itself that it is ready
 */
public record Contender(Kind kind, Program program, int port, Duration startup) implements AutoCloseable {

    /**
     * What a contender is.
     *
     * @param id for files and for {@code --only}
     * @param label for readers
     * @param platform that it runs on
     * @param visits what people do there
     */
    public record Kind(String id, String label, Platform platform, Function<Visits, Supplier<Visit>> visits) {
        /** How long it is warmed up where nobody is for longer than {@code longest}. */
        public Duration warmUp(Duration longest) {
            return platform.settled.compareTo(longest) < 0 ? platform.settled : longest;
        }
    }

    /** What a contender runs on. */
    public enum Platform {
        /** Compiled before: there is nothing to wait for but connections and the processor's caches. */
        NATIVE(Duration.ofSeconds(2)),

        /** Gets no cheaper after ten seconds of full load. */
        NODE(Duration.ofSeconds(15)),

        /** Still compiles after a minute, so it gets as long as there is. It can be asked what it allocated. */
        JAVA(ChronoUnit.FOREVER.getDuration());

        private final Duration settled;

        Platform(Duration settled) {
            this.settled = settled;
        }
    }

    /** One through which somebody got. */
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

    /** Visitors on so many connections. */
    public Load load(int connections, Visits visitors) throws IOException {
        return new Load(port, connections, kind.visits().apply(visitors));
    }

    @Override
    public void close() {
        program.close();
    }
}
