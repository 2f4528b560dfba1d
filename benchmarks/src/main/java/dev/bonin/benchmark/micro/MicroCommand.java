package dev.bonin.benchmark.micro;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures single steps in separate JVMs, with JMH, and prints one table. */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures single steps inside one JVM: time and bytes allocated for each operation.")
public final class MicroCommand implements Callable<Integer> {
    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final int FORKS = 3;
    private static final int WARM_UPS = 10;
    private static final int ITERATIONS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = ".*",
            description = "runs only benchmarks whose Class.method contains a match")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Pattern only;

    @Option(names = "--quick", description = "only checks that they run; the figures are meaningless")
    private boolean quick;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path project;

    @Option(names = "--out", description = "folder for the results (default: target/benchmark)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var root = project.toAbsolutePath().normalize();
        var folder = out == null ? root.resolve(Path.of("target", "benchmark")) : out.toAbsolutePath();
        Files.createDirectories(folder);
        // Read before JMH redirects the standard streams to its log
        var terminal = command.commandLine().getOut();
        var complaints = command.commandLine().getErr();
        var log = folder.resolve("micro.log");
        terminal.println("Measuring; JMH's log: " + log);
        terminal.flush();
        try {
            measure(folder, terminal);
            return 0;
        } catch (NoBenchmarksException none) {
            throw new ParameterException(
                    command.commandLine(), "--only: no benchmark found (expected: a part of Class.method)", none);
        } catch (RunnerException failed) {
            complaints.println("A benchmark failed: " + failed.getMessage() + "; more in " + log);
            return 1;
        }
    }

    private void measure(Path folder, PrintWriter terminal) throws IOException, RunnerException {
        var table = Measurements.table(new Runner(options(folder)).run());
        Files.writeString(folder.resolve("micro.md"), table);
        terminal.println();
        terminal.println(table);
        terminal.println("Raw results: " + folder.resolve("micro.json"));
        terminal.flush();
    }

    private Options options(Path folder) {
        return new OptionsBuilder()
                .include(only.pattern())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(quick ? 1 : FORKS)
                .warmupIterations(quick ? 1 : WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(quick ? 1 : ITERATIONS)
                .measurementTime(ITERATION)
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(folder.resolve("micro.json").toString())
                .output(folder.resolve("micro.log").toString())
                .build();
    }
}
