package dev.bonin.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A keep-alive connection to one server, reopened if the server closes it with an answer. */
final class Connection {
    private final InetSocketAddress address;
    private final Selector selector;
    private final Wire owner;
    private final AnswerReader answers = new AnswerReader();
    private SocketChannel channel;

    /** @param owner the attachment of the selector's key, which is ready when there is data */
    Connection(InetSocketAddress address, Selector selector, Wire owner) throws IOException {
        this.address = address;
        this.selector = selector;
        this.owner = owner;
        this.channel = connected();
    }

    private SocketChannel connected() throws IOException {
        var connected = SocketChannel.open(address);
        connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connected.configureBlocking(false);
        connected.register(selector, SelectionKey.OP_READ, owner);
        return connected;
    }

    /** Writes a request. Requests are far smaller than a socket's buffer, so this hardly ever blocks. */
    void send(byte[] request) throws IOException {
        var bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns an answer that is complete; empty while more data is needed. */
    Optional<Answer> read() throws IOException {
        if (channel.read(answers.room()) < 0) {
            throw new IOException("The contender closed a connection");
        }
        var answer = answers.poll();
        if (answer.isPresent() && answer.get().closes()) {
            channel.close();
            channel = connected();
        }
        return answer;
    }

    void close() throws IOException {
        channel.close();
    }
}
