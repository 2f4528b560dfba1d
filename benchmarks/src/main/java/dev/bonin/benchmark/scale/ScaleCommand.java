package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Setting;
import dev.bonin.benchmark.contender.SettingOptions;
import dev.bonin.benchmark.report.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures Bonin alone, with everything on all cores: under sustained load, on several nodes, and with many stored
 * rows.
 */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the cost of concurrency, minutes of load, two nodes and millions of stored rows.")
public final class ScaleCommand implements Callable<Integer> {
    private static final String CORES = "0,1";
    private static final double SECONDS_PER_MINUTE = 60;
    private static final long FEWEST = 1_000;
    private static final double STEADY_MINUTES = 5;
    private static final double MEMORY_MINUTES = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--only",
            split = ",",
            description = "parts: together, steady, memory, nodes, weigh, ready, parts, grown")
    private List<String> only = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "duration of a measurement in seconds (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "90",
            description = "warm-up in seconds, under full load (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--minutes",
            description =
                    "steady, memory: duration in minutes (default: " + STEADY_MINUTES + ", " + MEMORY_MINUTES + ")")
    private @Nullable Double minutes;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "steady: visits per second (default: 70%% of the rate at full load just before)")
    private double rate;

    @Option(
            names = "--weighed",
            defaultValue = "50000",
            description = "weigh: number of verifications of each kind (default: ${DEFAULT-VALUE})")
    private long weighed;

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "parts: rows of a table; grown: stored verifications (default: ${DEFAULT-VALUE})")
    private long rows;

    @Mixin
    private SettingOptions options = new SettingOptions();

    /** Measures the parts. A part that fails does not affect the results of the others. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        var folder = Files.createDirectories(options.folder());
        var setting = options.setting(CORES, CORES, CORES);
        var report = new ScaleReport(folder, Machine.here(Clock.systemUTC()), method());
        var terminal = command.commandLine().getOut();
        int failed = 0;
        for (var part : Part.values()) {
            if (only.isEmpty() || only.contains(part.id())) {
                failed += measure(part, setting, report, terminal) ? 0 : 1;
            }
        }
        terminal.println("Raw results and tables: " + folder);
        terminal.flush();
        return failed == 0 ? 0 : 1;
    }

    private void requireSense() {
        for (var part : only) {
            require(Part.isOne(part), "--only: " + part + " (expected: " + parts() + ")");
        }
        require(seconds > 0, "--seconds: " + seconds + " (expected: 1 or more)");
        require(warmUp >= 0, "--warm-up: " + warmUp + " (expected: 0 or more)");
        require(minutes == null || minutes > 0, "--minutes: " + minutes + " (expected: more than 0)");
        require(rate >= 0, "--rate: " + rate + " (expected: more than 0)");
        require(weighed >= FEWEST, "--weighed: " + weighed + " (expected: " + FEWEST + " or more)");
        require(rows >= FEWEST, "--rows: " + rows + " (expected: " + FEWEST + " or more)");
        options.requireSense(command);
    }

    private void require(boolean sensible, String otherwise) {
        if (!sensible) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    private static String parts() {
        return Arrays.stream(Part.values()).map(Part::id).collect(Collectors.joining(", "));
    }

    private boolean measure(Part part, Setting setting, ScaleReport report, PrintWriter terminal)
            throws IOException, InterruptedException {
        terminal.println(part.id());
        try (var environment = Environment.open(setting, parameters(), terminal)) {
            var section = part.scenario().measure(environment);
            report.add(part, section);
            terminal.println();
            terminal.println(section.markdown());
            terminal.flush();
            return true;
        } catch (IOException | SQLException | RuntimeException failure) {
            terminal.flush();
            var complaints = command.commandLine().getErr();
            complaints.println(part.id() + " failed and has no results: " + failure);
            complaints.flush();
            return false;
        }
    }

    private Parameters parameters() {
        return new Parameters(
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                minutes(STEADY_MINUTES),
                minutes(MEMORY_MINUTES),
                rate,
                options.connections(),
                options.people(),
                weighed,
                rows);
    }

    private Duration minutes(double otherwise) {
        double chosen = minutes == null ? otherwise : minutes;
        return Duration.ofSeconds(Math.max(1, Math.round(chosen * SECONDS_PER_MINUTE)));
    }

    private Map<String, Object> method() {
        var method = new LinkedHashMap<String, Object>();
        method.put("cores", "servers, load, PortOne and PostgreSQL share all of them");
        method.put("warmUpSeconds", warmUp);
        method.put("seconds", seconds);
        method.put("steadySeconds", minutes(STEADY_MINUTES).toSeconds());
        method.put("memorySeconds", minutes(MEMORY_MINUTES).toSeconds());
        method.put("connections", options.connections());
        method.put("people", options.people());
        method.put("weighed", weighed);
        method.put("rows", rows);
        return method;
    }
}
