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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program pinned to its own cores, with all its child processes. CPU time and memory are read from {@code /proc}.
 */
public final class Program implements AutoCloseable {
    /** {@code USER_HZ}, which Linux fixes for all programs. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int ENDED_USER_TICKS = 13;
    private static final int ENDED_SYSTEM_TICKS = 14;
    private static final long BYTES_PER_KIB = 1024;
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

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
        return Duration.ofNanos(TICK_NANOS * all().mapToLong(Program::ticks).sum());
    }

    /** Returns the current resident memory, in bytes. */
    public long residentBytes() {
        return all().mapToLong(Program::residentBytes).sum();
    }

    /** Returns all living processes: a child may have ended meanwhile. */
    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants())
                .filter(one -> Files.exists(Path.of("/proc", Long.toString(one.pid()), "stat")));
    }

    /** Parses {@code stat}: the name in parentheses may contain any character; numbers follow it. */
    private static long ticks(ProcessHandle one) {
        var text = read(one, "stat");
        var numbers = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return IntStream.of(USER_TICKS, SYSTEM_TICKS, ENDED_USER_TICKS, ENDED_SYSTEM_TICKS)
                .mapToLong(at -> Long.parseLong(numbers[at]))
                .sum();
    }

    private static long residentBytes(ProcessHandle one) {
        return read(one, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> BYTES_PER_KIB * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(ProcessHandle one, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(one.pid()), file));
        } catch (IOException gone) {
            throw new UncheckedIOException("A program ended while it was measured", gone);
        }
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
