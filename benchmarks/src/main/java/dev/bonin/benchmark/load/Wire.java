package dev.bonin.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection, which serves one visit at a time. */
final class Wire {
    private final SocketChannel channel;
    private final AnswerReader answers = new AnswerReader();
    private @Nullable Visit visit;
    private long since;

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    static Wire open(InetSocketAddress address, Selector selector) throws IOException {
        var channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var wire = new Wire(channel);
        channel.register(selector, SelectionKey.OP_READ, wire);
        return wire;
    }

    /** @param when from which the visit's time counts */
    void begin(Visit next, long when) throws IOException {
        visit = next;
        since = when;
        send(next.first());
    }

    /** When the visit began that has come to its end now; empty while it goes on. */
    Optional<Long> read() throws IOException {
        if (channel.read(answers.room()) < 0) {
            throw new IOException("The contender closed a connection");
        }
        var current = visit;
        var answer = answers.poll();
        if (current == null || answer.isEmpty()) {
            return Optional.empty();
        }
        var next = current.next(answer.get());
        if (next.isPresent()) {
            send(next.get());
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

    /** Requests are far smaller than a socket's buffer, so this never waits in earnest. */
    private void send(byte[] request) throws IOException {
        var bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
