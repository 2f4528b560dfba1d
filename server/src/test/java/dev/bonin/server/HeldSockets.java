package dev.bonin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that somebody holds, and what comes back on them. */
final class HeldSockets implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Future<?>> sending = new ArrayList<>();
    private final ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();

    /** Opens so many, from the same address as the one they go to. */
    static HeldSockets open(InetAddress address, int port, int number) throws IOException {
        var held = new HeldSockets();
        for (int i = 0; i < number; i++) {
            held.sockets.add(new Socket(address, port));
        }
        return held;
    }

    void send(int socket, String text) throws IOException {
        sockets.get(socket).getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void sendAll(String text) throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            send(i, text);
        }
    }

    /** Sends the text again and again, ten times a second, for as long as it is taken. */
    void keepSending(int socket, String text) {
        sending.add(trickle.scheduleAtFixedRate(() -> sendOrStop(socket, text), 0, 100, TimeUnit.MILLISECONDS));
    }

    private void sendOrStop(int socket, String text) {
        try {
            send(socket, text);
        } catch (IOException closed) {
            trickle.shutdown();
        }
    }

    /** All that comes until the other side closes; empty where it closes without a word. */
    String untilClosed(int socket) throws IOException {
        var text = new StringBuilder();
        sockets.get(socket).setSoTimeout(PATIENCE_MILLIS);
        try {
            for (int read = read(socket); read >= 0; read = read(socket)) {
                text.append((char) read);
            }
        } catch (SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }

    /** The first line of the answer; empty where the connection is closed instead. */
    String firstLine(int socket) throws IOException {
        var line = new StringBuilder();
        sockets.get(socket).setSoTimeout(PATIENCE_MILLIS);
        try {
            for (int read = read(socket); read >= 0 && read != '\r'; read = read(socket)) {
                line.append((char) read);
            }
        } catch (SocketException reset) {
            return "";
        }
        return line.toString();
    }

    private int read(int socket) throws IOException {
        return sockets.get(socket).getInputStream().read();
    }

    /** How many have been answered, or closed. */
    long answered() throws IOException {
        long answered = 0;
        for (var socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    boolean hasAnswer(int socket) throws IOException {
        return sockets.get(socket).getInputStream().available() > 0;
    }

    void close(int socket) throws IOException {
        sockets.get(socket).close();
    }

    @Override
    public void close() throws IOException {
        closeAll();
    }

    void closeAll() throws IOException {
        trickle.shutdownNow();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
