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
 * A load generator: visits over keep-alive connections to one contender, or to several nodes of it, all on the calling
 * thread. Closed loop: each finished visit is followed by the next. Paced (open loop): visits arrive at a steady rate,
 * whether or not a connection is free, and their latency counts from their arrival.
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
     * Opens connections to several nodes. Each request of a visit goes to another node than the one before, and equally
     * many visits begin on each node.
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
            close(); // otherwise repeated attempts would exhaust the file descriptors
            throw nobodyListens;
        }
        idle.addAll(wires);
    }

    /** Runs as many visits as the contender can handle. */
    public Measured closed(Duration during) throws IOException {
        return run(during, new Run(Double.POSITIVE_INFINITY, false, Long.MAX_VALUE));
    }

    /** Runs {@code most} visits as fast as the contender can handle them. */
    public Measured some(long most) throws IOException {
        return run(FOREVER, new Run(Double.POSITIVE_INFINITY, false, most));
    }

    /**
     * Runs like {@link #closed}, for a contender that has just started and may refuse visits while it is slow.
     *
     * @return the number of refused visits
     */
    public long warmUp(Duration during) throws IOException {
        var run = new Run(Double.POSITIVE_INFINITY, true, Long.MAX_VALUE);
        run(during, run);
        return run.turnedAway;
    }

    /** Runs like {@link #closed}, and counts unexpected answers instead of failing at the first. */
    public Endured endure(Duration during) throws IOException {
        var run = new Run(Double.POSITIVE_INFINITY, true, Long.MAX_VALUE);
        var measured = run(during, run);
        return new Endured(measured, run.serverErrors, run.turnedAway - run.serverErrors);
    }

    /**
     * Runs visits at a steady rate.
     *
     * @param rate visits per second
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

    /** One run over all connections. */
    private final class Run {
        final long start = System.nanoTime();
        final Histogram times = new Histogram(LONGEST, DIGITS);
        private final double rate;
        private final boolean tolerant;
        private final long most;
        private long begun;
        private long turnedAway;
        private long serverErrors;
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

        /** A selector waits for whole milliseconds, which is too coarse for arrivals every 200 microseconds. */
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
            } catch (UnexpectedAnswerException refused) {
                if (!tolerant) {
                    throw refused;
                }
                turnedAway++;
                serverErrors += refused.isServerError() ? 1 : 0;
                return Optional.of(wire.forget());
            }
        }

        /** Completes the visits in progress, so that the next run begins without any. */
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
