package dev.bonin.portone.v1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends scripted answers, byte for byte, including ones that the sandbox cannot send. Issues a valid access token by
 * default; each connection serves one call.
 */
final class ScriptedServer implements AutoCloseable {
    static final Credentials CREDENTIALS = new Credentials("imp_apikey", "a secret that nobody may see");

    private static final String GOOD_TOKEN =
            "{\"code\":0,\"message\":null,\"response\":" + "{\"access_token\":\"f00d\",\"now\":%d,\"expired_at\":%d}}";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch deaf = new CountDownLatch(1);
    private final List<String> reportLines = new CopyOnWriteArrayList<>();
    private final Reply token;
    private final Reply report;

    /** The answer to one call. */
    @FunctionalInterface
    interface Reply {
        void send(ScriptedServer server, OutputStream out) throws IOException, InterruptedException;
    }

    private ScriptedServer(Reply token, Reply report) throws IOException {
        this.token = token;
        this.report = report;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    static ScriptedServer telling(Reply report) throws IOException {
        long now = SandboxedPortOne.NOW.getEpochSecond();
        return new ScriptedServer(json(GOOD_TOKEN.formatted(now, now + 1800)), report);
    }

    static ScriptedServer tellingAsToken(Reply token) throws IOException {
        return new ScriptedServer(token, json("{}"));
    }

    static Reply json(String body) {
        return answer(200, body);
    }

    static Reply answer(int status, String body, String... headers) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Type: application/json\r\nConnection: close\r\nContent-Length: ");
        head.append(bytes.length).append("\r\n\r\n");
        return (server, out) -> {
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
        };
    }

    /** Sends the same answer after {@code millis}, or as soon as the server closes. */
    static Reply late(long millis, Reply reply) {
        return (server, out) -> {
            if (!server.pause(millis)) {
                reply.send(server, out);
            }
        };
    }

    static Reply raw(String everything) {
        return (server, out) -> out.write(everything.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends single bytes endlessly. */
    static Reply trickle(String head) {
        return (server, out) -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            while (!server.pause(50)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    /** Waits; returns true if the server closes meanwhile. */
    boolean pause(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    PortOneSettings settings() {
        return PortOneSettings.of(CREDENTIALS).withBaseUrl(baseUrl());
    }

    int reportCalls() {
        return reportLines.size();
    }

    /** Returns the first line of every call except token requests. */
    List<String> reportLines() {
        return reportLines;
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                var caller = socket.accept();
                threads.execute(() -> serve(caller));
            }
        } catch (IOException closed) {
            closing.countDown();
        } finally {
            deaf.countDown();
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var line = readRequest(caller.getInputStream()).lines().findFirst().orElse("");
            boolean isToken = line.contains("/users/getToken ");
            if (!isToken) {
                reportLines.add(line);
            }
            (isToken ? token : report).send(this, caller.getOutputStream());
        } catch (IOException callerWentAway) {
            // The client is expected to cut the call short here
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads head and body: closing a socket with unread bytes would reset the connection before the answer arrives. */
    private static String readRequest(InputStream connection) throws IOException {
        var in = new BufferedInputStream(connection);
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The caller left within the head");
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        in.readNBytes(contentLength(text));
        return text;
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .map(line -> Integer.valueOf(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /**
     * Returns once the port is closed: it stays open for as long as a thread is still within accept().
     */
    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        try {
            deaf.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
