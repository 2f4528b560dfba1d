package dev.bonin.benchmark.micro;

import dev.bonin.benchmark.contender.PostgreSql;
import dev.bonin.benchmark.contender.SettingOptions;
import dev.bonin.benchmark.report.MarkdownTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures starts and finishes of the engine on PostgreSQL, without HTTP, for those who change its statements. */
@Command(
        name = "storage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures start and finish on PostgreSQL, without HTTP: CPU time of engine and database for each.")
public final class StorageCommand implements Callable<Integer> {
    private static final String CORES = "0,1";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "duration of each of the three measurements in seconds (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "25",
            description = "warm-up in seconds, with starts and finishes (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--pool",
            defaultValue = "10",
            description = "connections to PostgreSQL, as bonin.store.connections (default: ${DEFAULT-VALUE})")
    private int pool;

    @Option(
            names = "--statements",
            description = "also prints what each statement costs; PostgreSQL counts them, which makes all dearer")
    private boolean statements;

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        requireSense();
        var setting = options.setting(CORES, CORES, CORES);
        var configuration = statements ? Statements.CONFIGURATION : List.<String>of();
        try (var database = PostgreSql.start(setting, setting.ports().database(), configuration);
                var ceremonies = StoredCeremonies.on(database.url(), pool, options.people());
                var threads = new Threads(options.connections())) {
            measure(database, ceremonies, threads);
        }
        return 0;
    }

    private void requireSense() {
        require(seconds > 0, "--seconds: " + seconds + " (expected: 1 or more)");
        require(warmUp >= 0, "--warm-up: " + warmUp + " (expected: 0 or more)");
        require(pool > 0, "--pool: " + pool + " (expected: 1 or more)");
        options.requireSense(command);
    }

    private void require(boolean sensible, String otherwise) {
        if (!sensible) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    private void measure(PostgreSql database, StoredCeremonies ceremonies, Threads threads)
            throws SQLException, InterruptedException {
        var terminal = command.commandLine().getOut();
        say(terminal, "Warming up for " + warmUp + " s with " + options.connections() + " threads");
        threads.run(ceremonies::startAndFinish, Duration.ofSeconds(Math.min(5, warmUp)));
        analyze(database);
        threads.run(ceremonies::startAndFinish, Duration.ofSeconds(Math.max(0, warmUp - 5)));
        try (var meter = StorageMeter.of(database)) {
            var rows = new ArrayList<>(List.of(StorageMeter.HEAD));
            rows.add(meter.row("start", () -> measured(threads, ceremonies::start)));
            rows.add(meter.row("finish", () -> measured(threads, ceremonies::finish)));
            var counted = statements ? Statements.since(database.url()) : null;
            rows.add(meter.row("start and finish", () -> measured(threads, ceremonies::startAndFinish)));
            say(terminal, "\n" + MarkdownTable.of(rows));
            if (counted != null) {
                say(terminal, counted.table(meter.operations()));
                counted.close();
            }
        }
    }

    /** Counts the rows, as the server does by itself within a minute: plans of empty tables are of no use later. */
    private static void analyze(PostgreSql database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private long measured(Threads threads, Threads.Step step) throws InterruptedException {
        return threads.run(step, Duration.ofSeconds(seconds));
    }

    private static void say(PrintWriter terminal, String text) {
        terminal.println(text);
        terminal.flush();
    }
}
