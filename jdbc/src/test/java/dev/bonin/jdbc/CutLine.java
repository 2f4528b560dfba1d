package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server that breaks once, just as the server answers to what contains a certain text, and that counts how
 * often the server is waited for.
 */
final class CutLine implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listening;
    private final DatabaseSettings.Server direct;
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile Optional<String> cutAfter = Optional.empty();
    private volatile Optional<String> lookup = Optional.empty();
    private final CountDownLatch lookedUp = new CountDownLatch(1);
    private final CountDownLatch delivered = new CountDownLatch(1);

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
        cutAfter = Optional.of(text);
    }

    /**
     * Breaks when {@code text} is sent, before the server gets it. It gets and does that as soon as it has answered to
     * what contains {@code later}, whose answer is passed on afterwards.
     */
    void cutAndDeliverAfter(String text, String later) {
        lookup = Optional.of(later);
        cutAfter = Optional.of(text);
    }

    boolean wasCut() {
        return cutAfter.isEmpty();
    }

    /** Returns how many connections there are. */
    int lines() {
        return lines.get();
    }

    /** Returns how often the server was asked and answered, however many statements there were in one message. */
    int roundTrips() {
        return questions.get();
    }

    /** Returns how many messages had the end of a transaction in them. */
    int commits() {
        return commits.get();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            var connected =
                    new Connected(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), serverPort()));
            lines.incrementAndGet();
            start(connected::forward);
            start(connected::back);
        }
    }

    /** Whether this is in the text, if anything is looked for. */
    private static boolean isIn(String text, Optional<String> part) {
        return part.filter(text::contains).isPresent();
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException closed) {
            return -1;
        }
    }

    /** One connection of a client, and its own to the server. */
    private final class Connected {
        private final Socket client;
        private final Socket server;
        private volatile boolean isCut;
        private volatile boolean isLookup;
        private volatile boolean isAsked; // others of the pool ask meanwhile

        Connected(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forward() throws IOException, InterruptedException {
            var chunk = new byte[CHUNK];
            var in = client.getInputStream();
            for (int length; (length = read(in, chunk)) >= 0; ) {
                var text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
                if (isIn(text, cutAfter)) {
                    cut();
                }
                isLookup = isIn(text, lookup);
                if (!isAsked) {
                    isAsked = true;
                    questions.incrementAndGet();
                }
                if (text.contains("COMMIT")) {
                    commits.incrementAndGet();
                }
                server.getOutputStream().write(chunk, 0, length);
            }
            lines.decrementAndGet();
            end();
        }

        private void cut() throws IOException, InterruptedException {
            isCut = true;
            cutAfter = Optional.empty();
            if (lookup.isPresent()) {
                client.close();
                lookedUp.await();
            }
        }

        /** A server that gets it late does all of it. */
        private void end() throws IOException {
            if (isCut && lookup.isPresent()) {
                server.shutdownOutput();
            } else {
                server.close();
            }
        }

        void back() throws IOException, InterruptedException {
            var chunk = new byte[CHUNK];
            for (int length; (length = read(server.getInputStream(), chunk)) >= 0 && goesOn(); ) {
                isAsked = false;
                if (!isCut) {
                    client.getOutputStream().write(chunk, 0, length);
                }
            }
            client.close();
            server.close();
            if (isCut) {
                delivered.countDown();
            }
        }

        private boolean goesOn() throws InterruptedException {
            if (isLookup) {
                lookedUp.countDown();
                delivered.await();
            }
            return !isCut || lookup.isPresent();
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** That a line breaks is what this is for. */
    private static void start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException | InterruptedException broken) {
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
