package dev.bonin.sandbox.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of {@code src/test/node}, installed from its lock file and running in a separate process. */
final class NodeProgram implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path TARGET = Path.of("target");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("listening on (\\d+)");

    private final Process process;
    private final URI address;

    private NodeProgram(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts the server in this folder. It answers as soon as this returns.
     *
     * @param settings added to its environment
     */
    static NodeProgram start(String folder, Map<String, String> settings) throws IOException, InterruptedException {
        Path installed = install(folder);
        Process process = node(installed, settings).start();
        try {
            return new NodeProgram(process, URI.create("http://127.0.0.1:" + announcedPort(process)));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Installs it once, whichever JVM of the tests comes first. */
    private static Path install(String folder) throws IOException, InterruptedException {
        Path installed = Files.createDirectories(TARGET.resolve(folder));
        try (FileChannel file = FileChannel.open(TARGET.resolve(folder + ".lock"), CREATE, WRITE);
                FileLock alone = file.lock()) {
            boolean changed = false;
            for (String name : List.of("package.json", "package-lock.json", "server.js")) {
                changed |= refresh(SOURCES.resolve(folder).resolve(name), installed.resolve(name));
            }
            Path mark = installed.resolve("installed");
            if (alone.isValid() && (changed || !Files.exists(mark))) {
                Files.deleteIfExists(mark);
                installPackages(installed);
                Files.createFile(mark);
            }
        }
        return installed;
    }

    /** Copies the file if it differs; returns whether it did. */
    private static boolean refresh(Path source, Path copy) throws IOException {
        boolean differs = !Files.exists(copy) || Files.mismatch(source, copy) >= 0;
        if (differs) {
            Files.copy(source, copy, REPLACE_EXISTING);
        }
        return differs;
    }

    private static void installPackages(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(15, MINUTES)) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci: no end after 5 minutes, see " + log);
        }
        if (npm.exitValue() != 0) {
            throw new IllegalStateException("npm ci: exit code " + npm.exitValue() + "\n" + Files.readString(log));
        }
    }

    private static ProcessBuilder node(Path installed, Map<String, String> settings) {
        ProcessBuilder node = new ProcessBuilder("node", "server.js")
                .directory(installed.toFile())
                .redirectError(installed.resolve("node.log").toFile());
        // axios would send even calls to this machine through a proxy.
        node.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        node.environment().put("PORT", "0");
        // The guides' age test reads the birth year in the server's zone.
        node.environment().put("TZ", "Asia/Seoul");
        node.environment().putAll(settings);
        return node;
    }

    private static String announcedPort(Process process) {
        String line = CompletableFuture.supplyAsync(() -> firstLine(process))
                .orTimeout(180, SECONDS)
                .join();
        Matcher announcement = ANNOUNCEMENT.matcher(line);
        if (!announcement.matches()) {
            throw new IllegalStateException("node: " + line + " (expected: the port; see node.log)");
        }
        return announcement.group(1);
    }

    private static String firstLine(Process process) {
        try {
            String line = process.inputReader(UTF_8).readLine();
            return line == null ? "no output" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
