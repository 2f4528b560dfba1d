package dev.bonin.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves one visit at a time. Where there is more than one node, each request of a visit goes to the next of them. */
final class Wire {
    private final List<Connection> connections = new ArrayList<>();
    private int current;
    private @Nullable Visit visit;
    private long since;

    private Wire() {}

    /** @param nodes in the order in which a visit asks them */
    static Wire open(List<InetSocketAddress> nodes, Selector selector) throws IOException {
        var wire = new Wire();
        for (var node : nodes) {
            wire.connections.add(new Connection(node, selector, wire));
        }
        return wire;
    }

    /** @param when from which the visit's time counts */
    void begin(Visit next, long when) throws IOException {
        visit = next;
        since = when;
        current = 0;
        connections.get(current).send(next.first());
    }

    /** When the visit began that has come to its end now; empty while it goes on. */
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

    /** Gives the visit up, and says since when it went on. */
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
