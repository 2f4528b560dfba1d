package dev.bonin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Very many connections that each send most of a large body at once, and a byte more now and then, from one thread. */
final class SlowCrowd implements AutoCloseable {
    private static final int PROMISED = 16_300;
    private static final int SENT = 15_800;
    private static final long BETWEEN_BYTES_MILLIS = 2_000;

    private final Selector selector = Selector.open();
    private final Thread thread;
    private final int port;
    private final int number;
    private volatile boolean over;
    private final AtomicInteger letIn = new AtomicInteger();

    private SlowCrowd(int port, int number) throws IOException {
        this.port = port;
        this.number = number;
        this.thread = new Thread(this::run, "slow-crowd");
    }

    static SlowCrowd start(int port, int number) throws IOException {
        var crowd = new SlowCrowd(port, number);
        for (int i = 0; i < number; i++) {
            crowd.connect();
        }
        crowd.thread.start();
        return crowd;
    }

    /** How many have sent most of their body. */
    int letIn() {
        return letIn.get();
    }

    private void connect() throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT | SelectionKey.OP_WRITE, body());
    }

    private static ByteBuffer body() {
        var head = RawHttp.request(
                "POST /certifications HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: " + PROMISED);
        return ByteBuffer.wrap((head + "a".repeat(SENT)).getBytes(StandardCharsets.US_ASCII));
    }

    private void run() {
        try {
            long lastByte = System.nanoTime();
            while (!over) {
                selector.select(this::goOn, BETWEEN_BYTES_MILLIS / 4);
                if (System.nanoTime() - lastByte > BETWEEN_BYTES_MILLIS * 1_000_000) {
                    selector.keys().forEach(SlowCrowd::oneMore);
                    lastByte = System.nanoTime();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void goOn(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        var rest = (ByteBuffer) key.attachment();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
            if (key.isWritable()) {
                channel.write(rest);
            }
            if (!rest.hasRemaining()) {
                key.interestOps(0);
                letIn.incrementAndGet();
            }
        } catch (IOException closed) {
            key.cancel();
        }
    }

    private static void oneMore(SelectionKey key) {
        if (key.isValid() && key.interestOps() == 0) {
            try {
                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'a'}));
            } catch (IOException closed) {
                key.cancel();
            }
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    @Override
    public String toString() {
        return letIn + " of " + number;
    }
}
