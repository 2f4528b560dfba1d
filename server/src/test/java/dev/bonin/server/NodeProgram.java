package dev.bonin.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server in Node.js, installed from its lock file, in a process of its own. */
public final class NodeProgram implements AutoCloseable {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("listening on (\\d+)");
    private static final int MINUTES_TO_INSTALL = 15;
    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_PRINT = 180;

    private final Process process;
    private final int port;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    private NodeProgram(Process process) {
        this.process = process;
        var lines = process.inputReader(UTF_8);
        this.port = port(lines);
        var unused = CompletableFuture.runAsync(() -> lines.lines().forEach(output::add));
    }

    /**
     * Starts {@code server.js} of a folder. It answers as soon as this returns.
     *
     * @param sources with {@code package.json} and {@code package-lock.json}
     * @param settings added to its environment
     */
    public static NodeProgram start(Path sources, Map<String, String> settings)
            throws IOException, InterruptedException {
        var installed = Path.of("target", "node-" + sources.getFileName());
        copy(sources, installed);
        install(installed);
        var node = new ProcessBuilder("node", "server.js")
                .directory(installed.toFile())
                .redirectError(installed.resolve("node.log").toFile());
        node.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        node.environment().putAll(settings);
        var process = node.start();
        try {
            return new NodeProgram(process);
        } catch (RuntimeException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static void copy(Path sources, Path installed) throws IOException {
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var relative = sources.relativize(file);
                if (!relative.startsWith("node_modules")) {
                    var copy = installed.resolve(relative);
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("npm.log");
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
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

    private static int port(BufferedReader lines) {
        var line = CompletableFuture.supplyAsync(() -> firstLine(lines))
                .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
                .join();
        var announcement = ANNOUNCEMENT.matcher(line);
        if (!announcement.matches()) {
            throw new IllegalStateException("node: " + line + " (expected: the port; see node.log)");
        }
        return Integer.parseInt(announcement.group(1));
    }

    private static String firstLine(BufferedReader lines) {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the port that it listens on. */
    public int port() {
        return port;
    }

    /** Waits until it prints that line; others before it are passed over. */
    public void awaitLine(String expected) throws InterruptedException {
        var others = new ArrayList<String>();
        for (var line = next(); !expected.equals(line); line = next()) {
            if (line == null) {
                throw new AssertionError("node: " + others + " (expected: " + expected + ")");
            }
            others.add(line);
        }
    }

    private @Nullable String next() throws InterruptedException {
        return output.poll(SECONDS_TO_PRINT, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
