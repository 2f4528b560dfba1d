package dev.bonin.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The jar that is shipped, in a process of its own, which can be stopped, and killed. */
final class PackagedServer implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("(?:localhost:|mode on port )(\\d+)");
    private static final Pattern SANDBOX = Pattern.compile("sandbox of PortOne: http://localhost:(\\d+)");
    private static final Pattern MANAGEMENT = Pattern.compile("Health and metrics are on port (\\d+)");
    private static final int PATIENCE_SECONDS = 300;

    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CompletableFuture<Void> reading;
    private final HttpClient http = HttpClient.newHttpClient();

    PackagedServer(Process process) {
        this.process = process;
        this.reading = CompletableFuture.runAsync(this::read, task -> new Thread(task, "log-of-the-server").start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                if (ready.getCount() > 0 && saysWhereItIs()) {
                    ready.countDown();
                }
            }
        } catch (IOException killed) {
            log.add("(" + killed.getMessage() + ")");
        } finally {
            ready.countDown();
        }
    }

    private boolean saysWhereItIs() {
        var soFar = log();
        return SERVER.matcher(soFar).find() && MANAGEMENT.matcher(soFar).find();
    }

    /** Comes back when all ports are open. */
    PackagedServer awaitReady() throws InterruptedException {
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            kill();
            throw new IllegalStateException("It did not start:\n" + log());
        }
        return this;
    }

    /** Comes back when the process has ended by itself, with its exit code. */
    int awaitEnd() throws InterruptedException {
        return awaitEnd(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** The same for what may take longer. */
    int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("It did not end:\n" + log());
        }
        reading.join();
        return process.exitValue();
    }

    /** Everything it has printed so far. */
    String log() {
        return String.join("\n", log);
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port(SERVER);
    }

    int managementPort() {
        return port(MANAGEMENT);
    }

    /** Of a server in sandbox mode. */
    int sandboxPort() {
        return port(SANDBOX);
    }

    private int port(Pattern pattern) {
        var found = pattern.matcher(log());
        if (!found.find()) {
            throw new IllegalStateException("No such port:\n" + log());
        }
        return Integer.parseInt(found.group(1));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks it to stop, as service managers do, and waits until it has; its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
        reading.join();
    }

    @Override
    public void close() {
        kill();
    }
}
