package dev.bonin.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The machine on which the figures were measured.
 *
 * @param cores all cores of the machine; this process may be limited to fewer
 */
public record Machine(String processor, int cores, long memoryMib, String kernel, String java, Instant when) {
    private static final long KIB_PER_MIB = 1024;

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    public static Machine here(Clock clock) throws IOException {
        return new Machine(
                valueOf(CPUS, "model name"),
                countCores(),
                Long.parseLong(valueOf(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / KIB_PER_MIB,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static int countCores() throws IOException {
        try (var lines = Files.lines(CPUS)) {
            return (int) lines.filter(line -> line.startsWith("processor")).count();
        }
    }

    private static String valueOf(Path file, String name) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
