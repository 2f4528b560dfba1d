package dev.bonin.benchmark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Visits over kept-alive connections to one contender, or to several nodes of it, all by the calling thread. Closed:
 * whoever is through is followed by the next at once. Paced: people come at a steady rate, whether or not there is a
 * connection free, and their time counts from when they came.
 */
public final class Load implements AutoCloseable {
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NAP = 50_000;

    private final Supplier<Visit> visits;
    private final Selector selector;
    private final List<Wire> wires = new ArrayList<>();
    private final Queue<Wire> idle = new ArrayDeque<>();

    public Load(int port, int connections, Supplier<Visit> visits) throws IOException {
        this(List.of(port), connections, visits);
    }

    /**
     * Each request of a visit goes to another node than the one before, and as many visits begin on one node as on
     * another.
     *
     * @param ports of the nodes
     * @param connections to each node
     */
    public Load(List<Integer> ports, int connections, Supplier<Visit> visits) throws IOException {
        this.visits = visits;
        this.selector = Selector.open();
        var nodes = new ArrayList<InetSocketAddress>();
        for (int port : ports) {
            nodes.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        try {
            for (int i = 0; i < connections; i++) {
                wires.add(Wire.open(nodes, selector));
                Collections.rotate(nodes, 1);
            }
        } catch (IOException nobodyListens) {
            close(); // or whoever tries until somebody does runs out of files
            throw nobodyListens;
        }
        idle.addAll(wires);
    }

    /** As many as the contender can take. */
    public Measured closed(Duration during) throws IOException {
        return run(during, new Run(Double.POSITIVE_INFINITY, false, Long.MAX_VALUE));
    }

    /** So many as fast as the contender can take them. */
    public Measured some(long most) throws IOException {
        return run(FOREVER, new Run(Double.POSITIVE_INFINITY, false, most));
    }

    /**
     * As {@link #closed}, but of one that has only just started, and may turn people away as long as it is slow.
     *
     * @return how many were turned away
     */
    public long warmUp(Duration during) throws IOException {
        var run = new Run(Double.POSITIVE_INFINITY, true, Long.MAX_VALUE);
        run(during, run);
        return run.turnedAway;
    }

    /**
     * As many as come.
     *
     * @param rate people per second
     */
    public Measured paced(Duration during, double rate) throws IOException {
        return run(during, new Run(rate, false, Long.MAX_VALUE));
    }

    private Measured run(Duration during, Run run) throws IOException {
        long end = run.start + during.toNanos();
        do {
            run.begin();
            run.await();
        } while (System.nanoTime() < end && run.begun < run.most);
        run.finish();
        return new Measured(run.times.getTotalCount(), Duration.ofNanos(System.nanoTime() - run.start), run.times);
    }

    /** One run over all wires. */
    private final class Run {
        final long start = System.nanoTime();
        final Histogram times = new Histogram(LONGEST, DIGITS);
        private final double rate;
        private final boolean tolerant;
        private final long most;
        private long begun;
        private long turnedAway;
        private final Queue<Long> waiting = new ArrayDeque<>();
        private long come;

        Run(double rate, boolean tolerant, long most) {
            this.rate = rate;
            this.tolerant = tolerant;
            this.most = most;
        }

        void begin() throws IOException {
            long now = System.nanoTime();
            if (Double.isInfinite(rate)) {
                while (!idle.isEmpty() && begun < most) {
                    begin(now);
                }
                return;
            }
            for (; come < (now - start) * rate / NANOS_PER_SECOND; come++) {
                waiting.add(now);
            }
            while (!idle.isEmpty() && !waiting.isEmpty()) {
                begin(waiting.remove());
            }
        }

        private void begin(long since) throws IOException {
            idle.remove().begin(visits.get(), since);
            begun++;
        }

        /** A selector waits for whole milliseconds, which is too coarse for people who come every 200 microseconds. */
        void await() throws IOException {
            if (Double.isInfinite(rate)) {
                selector.select(1);
            } else if (selector.selectNow() == 0) {
                LockSupport.parkNanos(NAP);
            }
            read();
        }

        private void read() throws IOException {
            for (SelectionKey key : selector.selectedKeys()) {
                var wire = (Wire) key.attachment();
                var since = read(wire);
                if (since.isPresent()) {
                    times.recordValue(System.nanoTime() - since.get());
                    idle.add(wire);
                }
            }
            selector.selectedKeys().clear();
        }

        private Optional<Long> read(Wire wire) throws IOException {
            try {
                return wire.read();
            } catch (UnexpectedAnswerException turnedSomebodyAway) {
                if (!tolerant) {
                    throw turnedSomebodyAway;
                }
                turnedAway++;
                return Optional.of(wire.forget());
            }
        }

        /** Whoever is under way is let through, so that the next run begins with nobody. */
        void finish() throws IOException {
            while (idle.size() < wires.size()) {
                selector.select(1);
                read();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var wire : wires) {
            wire.close();
        }
        selector.close();
    }
}
