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
    private final InetSocketAddress address;
    private final Selector selector;
    private SocketChannel channel;
    private final AnswerReader answers = new AnswerReader();
    private @Nullable Visit visit;
    private long since;

    private Wire(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = connected();
    }

    static Wire open(InetSocketAddress address, Selector selector) throws IOException {
        return new Wire(address, selector);
    }

    private SocketChannel connected() throws IOException {
        var connected = SocketChannel.open(address);
        connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connected.configureBlocking(false);
        connected.register(selector, SelectionKey.OP_READ, this);
        return connected;
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
        if (answer.get().closes()) {
            channel.close();
            channel = connected();
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
