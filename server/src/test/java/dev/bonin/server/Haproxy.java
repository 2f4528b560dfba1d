package dev.bonin.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A real haproxy, with the settings of the page about availability, before nodes that are checked for readiness. */
final class Haproxy implements AutoCloseable {
    private static final Path DOCUMENTED = Path.of("..", "docs", "availability", "haproxy.cfg");
    private static final long PATIENCE_SECONDS = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int port;
    private final int statistics;

    private Haproxy(Process process, Path log, int port, int statistics) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.statistics = statistics;
    }

    /** The ports of one node. */
    record Node(int port, int management) {}

    static Haproxy before(List<Node> nodes, Path folder, int port, int statistics) throws Exception {
        var settings = Files.readString(DOCUMENTED)
                .replace("bind :8000", "bind 127.0.0.1:" + port)
                .replaceAll("(?m)^    server .*\n", "");
        var config = folder.resolve("haproxy.cfg");
        Files.writeString(config, settings + String.join("", servers(nodes)) + """

                listen statistics
                    bind 127.0.0.1:%d
                    stats enable
                    stats uri /
                """.formatted(statistics));
        var log = folder.resolve("haproxy.log");
        var process = new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // however these tests end
        var proxy = new Haproxy(process, log, port, statistics);
        proxy.awaitAll(nodes.size());
        return proxy;
    }

    private static List<String> servers(List<Node> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(number -> "    server node%d 127.0.0.1:%d port %d%n"
                        .formatted(
                                number,
                                nodes.get(number).port(),
                                nodes.get(number).management()))
                .toList();
    }

    /** Returns when so many nodes are ready. */
    void awaitAll(int many) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (ready() != many) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError(
                        "haproxy sees " + ready() + " of " + many + " nodes: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private long ready() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + statistics + "/;csv"))
                    .build();
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("bonin,node") && line.contains(",UP,"))
                    .count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
