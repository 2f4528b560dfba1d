package dev.bonin.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves one visit at a time. If there are several nodes, each request of a visit goes to the next one. */
final class Wire {
    private final List<Connection> connections = new ArrayList<>();
    private int current;
    private @Nullable Visit visit;
    private long since;

    private Wire() {}

    /** @param nodes in the order in which a visit calls them */
    static Wire open(List<InetSocketAddress> nodes, Selector selector) throws IOException {
        var wire = new Wire();
        for (var node : nodes) {
            wire.connections.add(new Connection(node, selector, wire));
        }
        return wire;
    }

    /** @param when the start of the visit's latency */
    void begin(Visit next, long when) throws IOException {
        visit = next;
        since = when;
        current = 0;
        connections.get(current).send(next.first());
    }

    /** Returns the start time of the visit if it is complete now; empty otherwise. */
    Optional<Long> read() throws IOException {
        var answer = connections.get(current).read();
        var going = visit;
        if (going == null || answer.isEmpty()) {
            return Optional.empty();
        }
        var next = going.next(answer.get());
        if (next.isPresent()) {
            current = (current + 1) % connections.size();
            connections.get(current).send(next.get());
            return Optional.empty();
        }
        visit = null;
        return Optional.of(since);
    }

    /** Cancels the visit and returns its start time. */
    long forget() {
        visit = null;
        return since;
    }

    void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
