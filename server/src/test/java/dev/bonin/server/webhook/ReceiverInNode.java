package dev.bonin.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The receiver of {@code src/test/node/webhooks}, installed from its lock file, in a process of its own. */
final class ReceiverInNode implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/node/webhooks");
    private static final Path INSTALLED = Path.of("target/webhooks");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("listening on (\\d+)");
    private static final int MINUTES_TO_INSTALL = 5;

    private final Process process;
    private final URI address;

    private ReceiverInNode(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static ReceiverInNode start(String secret) throws IOException, InterruptedException {
        install();
        var node = new ProcessBuilder("node", "server.js")
                .directory(INSTALLED.toFile())
                .redirectError(INSTALLED.resolve("node.log").toFile());
        node.environment().put("WEBHOOK_SECRET", secret);
        var process = node.start();
        try {
            return new ReceiverInNode(process, URI.create("http://127.0.0.1:" + port(process) + "/webhooks"));
        } catch (RuntimeException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (var name : List.of("package.json", "package-lock.json", "server.js")) {
            Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        var log = INSTALLED.resolve("npm.log");
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci: no end, see " + log);
        }
        if (npm.exitValue() != 0) {
            throw new IllegalStateException("npm ci: exit code " + npm.exitValue() + "\n" + Files.readString(log));
        }
    }

    private static String port(Process process) {
        var line = CompletableFuture.supplyAsync(() -> firstLine(process))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        var announcement = ANNOUNCEMENT.matcher(line);
        if (!announcement.matches()) {
            throw new IllegalStateException("node: " + line + " (expected: the port; see node.log)");
        }
        return announcement.group(1);
    }

    private static String firstLine(Process process) {
        try {
            return String.valueOf(process.inputReader(UTF_8).readLine());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return address.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
