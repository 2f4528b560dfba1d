package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A program pinned to its own cores, with all its child processes. CPU time and memory are read from {@code /proc}.
 */
public final class Program implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 20;

    private final ProcessHandle process;
    private final Path log;

    private Program(ProcessHandle process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Wraps a program that was started elsewhere, without output. */
    static Program of(ProcessHandle process, Path log) {
        return new Program(process, log);
    }

    /**
     * Starts a program.
     *
     * @param cores in the format of {@code taskset}, such as {@code 0} or {@code 0,1}
     * @param log the file for its output
     */
    public static Program start(String cores, List<String> command, Map<String, String> environment, Path log) {
        var pinned = new ArrayList<>(List.of("taskset", "--cpu-list", cores));
        pinned.addAll(command);
        var builder = new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start().toHandle(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException("Failed to start: " + String.join(" ", command), failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Checks that it still runs.
     *
     * @throws IllegalStateException if it has ended, with its last output
     */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("A program ended unexpectedly: " + lastWords());
        }
    }

    private String lastWords() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join(" | ", all.subList(Math.max(0, all.size() - 5), all.size()));
        } catch (IOException unreadable) {
            return "its output is unreadable (" + unreadable + ")";
        }
    }

    /** Moves it, with all its threads, to other cores. */
    public void moveTo(String cores) throws IOException {
        for (var one : all().toList()) {
            var moved = new ProcessBuilder(
                            "taskset", "--all-tasks", "--cpu-list", "--pid", cores, Long.toString(one.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (moved.onExit().join().exitValue() != 0) {
                throw new IOException("Failed to move a process to core " + cores);
            }
        }
    }

    /**
     * Returns the CPU time since the start, in user and kernel mode, including all child processes that have ended
     * meanwhile.
     */
    public Duration cpu() {
        return Duration.ofNanos(sum("stat", ProcFile::cpuNanos));
    }

    /** Returns the current resident memory, in bytes. */
    public long residentBytes() {
        return sum("status", ProcFile::residentBytes);
    }

    /** Returns the highest resident memory since the start, in bytes; of several processes, the sum of theirs. */
    public long highestResidentBytes() {
        return sum("status", ProcFile::highestResidentBytes);
    }

    /** Reads again if a child ended meanwhile: what it had spent then counts as its parent's. */
    private long sum(String file, ToLongFunction<String> figure) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(file, figure);
            } catch (IOException ended) {
                if (attempt == ATTEMPTS || !process.isAlive()) {
                    throw new UncheckedIOException("A program ended while it was measured", ended);
                }
            }
        }
    }

    private long once(String file, ToLongFunction<String> figure) throws IOException {
        long sum = 0;
        for (var one : all().toList()) {
            sum += figure.applyAsLong(ProcFile.read(one.pid(), file));
        }
        return sum;
    }

    /** Returns all living processes; the program itself is the first. */
    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /** Terminates it, and kills it after a timeout. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.onExit().get(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            process.destroyForcibly();
        } catch (ExecutionException | InterruptedException notWaited) {
            process.destroyForcibly();
            throw new IllegalStateException("Failed to wait for the end of a program", notWaited);
        }
    }
}
