package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A process's files below {@code /proc}. */
final class ProcFile {
    /** {@code USER_HZ}, which Linux fixes for all programs. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int ENDED_USER_TICKS = 13;
    private static final int ENDED_SYSTEM_TICKS = 14;
    private static final long BYTES_PER_KIB = 1024;

    private ProcFile() {}

    /**
     * Reads a file of a process.
     *
     * @param name such as {@code stat}
     * @throws IOException if the process has ended
     */
    static String read(long pid, String name) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), name));
    }

    /**
     * Returns the CPU time of a process in nanoseconds, in user and kernel mode, with that of its children that have
     * ended.
     *
     * @param stat the content of {@code stat}: the name in parentheses may contain any character; numbers follow it
     */
    static long cpuNanos(String stat) {
        var numbers = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return TICK_NANOS
                * IntStream.of(USER_TICKS, SYSTEM_TICKS, ENDED_USER_TICKS, ENDED_SYSTEM_TICKS)
                        .mapToLong(at -> Long.parseLong(numbers.get(at)))
                        .sum();
    }

    /** Returns the current resident memory in bytes; 0 for a process without memory, such as one that is ending. */
    static long residentBytes(String status) {
        return bytes(status, "VmRSS:");
    }

    /** Returns the highest resident memory since the start, in bytes; 0 as {@link #residentBytes}. */
    static long highestResidentBytes(String status) {
        return bytes(status, "VmHWM:");
    }

    private static long bytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> BYTES_PER_KIB * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
