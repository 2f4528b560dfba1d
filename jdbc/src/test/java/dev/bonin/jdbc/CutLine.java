package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server that breaks once, just as the server answers to what contains a certain text, and that counts how
 * often the server is waited for.
 */
final class CutLine implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final String NOTHING = "\0\0never";

    private final ServerSocket listening;
    private final DatabaseSettings.Server direct;
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile String cutAfter = NOTHING;

    CutLine(DatabaseSettings.Server direct) throws IOException {
        this.direct = direct;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** How the server is reached through this line. */
    DatabaseSettings.Server settings() {
        return new DatabaseSettings.Server(
                direct.url().replace(":" + serverPort() + "/", ":" + listening.getLocalPort() + "/"),
                direct.user(),
                direct.password(),
                direct.connections());
    }

    private int serverPort() {
        return URI.create(direct.url().substring("jdbc:".length())).getPort();
    }

    /** How the server is reached without this line. */
    DatabaseSettings.Server direct() {
        return direct;
    }

    void cutAfter(String text) {
        cutAfter = text;
    }

    boolean wasCut() {
        return cutAfter.equals(NOTHING);
    }

    /** Returns how many connections there are. */
    int lines() {
        return lines.get();
    }

    /** Returns how often the server was asked and answered, however many statements there were in one message. */
    int roundTrips() {
        return questions.get();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            var client = listening.accept();
            var server = new Socket(InetAddress.getLoopbackAddress(), serverPort());
            var cut = new AtomicBoolean();
            var isAnswered = new AtomicBoolean(true); // others of the pool ask meanwhile
            lines.incrementAndGet();
            start(() -> forward(client, server, cut, isAnswered));
            start(() -> back(server, client, cut, isAnswered));
        }
    }

    private void forward(Socket client, Socket server, AtomicBoolean cut, AtomicBoolean isAnswered) throws IOException {
        var chunk = new byte[CHUNK];
        for (int length; (length = read(client.getInputStream(), chunk)) >= 0; ) {
            var text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
            if (text.contains(cutAfter)) {
                cut.set(true);
                cutAfter = NOTHING;
            }
            if (isAnswered.getAndSet(false)) {
                questions.incrementAndGet();
            }
            server.getOutputStream().write(chunk, 0, length);
        }
        lines.decrementAndGet();
        server.close();
    }

    private static void back(Socket server, Socket client, AtomicBoolean cut, AtomicBoolean isAnswered)
            throws IOException {
        var chunk = new byte[CHUNK];
        for (int length; (length = read(server.getInputStream(), chunk)) >= 0 && !cut.get(); ) {
            isAnswered.set(true);
            client.getOutputStream().write(chunk, 0, length);
        }
        client.close();
        server.close();
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException closed) {
            return -1;
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    /** That a line breaks is what this is for. */
    private static void start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException broken) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
