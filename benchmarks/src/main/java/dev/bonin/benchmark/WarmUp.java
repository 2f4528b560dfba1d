package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.load.Load;
import java.io.IOException;
import java.time.Duration;

/** Full load until a contender gets no cheaper: a Java machine compiles what is hot for a minute or two. */
final class WarmUp {
    private static final Duration WINDOW = Duration.ofSeconds(8);

    /** What does not count as cheaper. */
    private static final double NOISE = 0.95;

    /** How often in a row it must have got no cheaper. */
    private static final int PATIENCE = 2;

    private final Duration longest;

    WarmUp(Duration longest) {
        this.longest = longest;
    }

    /**
     * What a warm-up came to.
     *
     * @param turnedAway people, in the first seconds
     * @param during how long it took
     */
    record Warm(long turnedAway, Duration during) {}

    Warm warm(Contender contender, Load load) throws IOException {
        long start = System.nanoTime();
        long turnedAway = load.warmUp(WINDOW);
        var best = Double.POSITIVE_INFINITY;
        for (int inVain = 0; inVain < PATIENCE && isTimeLeft(start); ) {
            var cost = cost(contender, load);
            inVain = cost < best * NOISE ? 0 : inVain + 1;
            best = Math.min(best, cost);
        }
        return new Warm(turnedAway, Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean isTimeLeft(long start) {
        return System.nanoTime() - start < longest.toNanos();
    }

    /** Nanoseconds of CPU for one visit. */
    private static double cost(Contender contender, Load load) throws IOException {
        var before = contender.program().cpu();
        var measured = load.closed(WINDOW);
        return (double) contender.program().cpu().minus(before).toNanos() / measured.visits();
    }
}
