package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.contender.PostgreSql;
import dev.bonin.benchmark.contender.Setting;
import dev.bonin.benchmark.contender.SettingOptions;
import dev.bonin.benchmark.contender.StaticPortOne;
import dev.bonin.benchmark.load.Visits;
import dev.bonin.benchmark.micro.MicroCommand;
import dev.bonin.benchmark.micro.StorageCommand;
import dev.bonin.benchmark.report.Machine;
import dev.bonin.benchmark.report.Report;
import dev.bonin.benchmark.report.Results;
import dev.bonin.benchmark.report.Run;
import dev.bonin.benchmark.scale.ScaleCommand;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares Bonin with what people use today, and prints one table and one plot. */
@Command(
        name = "bonin bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {MicroCommand.class, StorageCommand.class, ScaleCommand.class})
final class BenchmarkCommand implements Callable<Integer> {
    private static final long SEED = 20_261_123;
    private static final String ALL_CORES = "0,1";
    private static final String SERVER_CORE = "0";
    private static final String OTHER_CORE = "1";
    private static final List<String> IDS =
            Contenders.ALL.stream().map(Kind::id).toList();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "contenders: nginx, guide, tuned, official, bare, lookup, sqlite, postgresql, mariadb; with --before or --against lookup-before, sqlite-before, postgresql-before, mariadb-before, too")
    private List<String> only = List.of();

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "number of runs, all programs restarted for each; the table shows medians"
                    + " (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "rounds of each contender in a run, in turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "6",
            description = "duration of a round in seconds (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "90",
            description = "maximum warm-up in seconds, under full load; shorter for contenders that need less"
                    + " (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--brief", description = "full load only; without half load and the slow PortOne")
    private boolean brief;

    @Option(
            names = "--against",
            paramLabel = "COMMIT",
            description =
                    "builds that commit of this repository (once), and measures it beside today's: start and finish"
                            + " on SQLite, PostgreSQL and MariaDB. Implies --brief and --both-cores")
    private @Nullable String against;

    @Option(
            names = "--both-cores",
            description = "server, database, PortOne and load share both cores, instead of one for the server alone")
    private boolean bothCores;

    @Mixin
    private SettingOptions options = new SettingOptions();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        requireSense();
        var terminal = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        var table = measure(setting(), terminal);
        terminal.println();
        terminal.println(table);
        terminal.println("Raw results, table and plot: " + options.folder());
        return 0;
    }

    private boolean sharesCores() {
        return bothCores || against != null;
    }

    private Setting setting() {
        return sharesCores()
                ? options.setting(ALL_CORES, ALL_CORES, ALL_CORES)
                : options.setting(ALL_CORES, SERVER_CORE, OTHER_CORE);
    }

    private void requireSense() {
        for (var contender : only) {
            require(IDS.contains(contender), "--only: " + contender + " (expected: " + String.join(", ", IDS) + ")");
        }
        require(
                options.hasBefore() || only.stream().noneMatch(Contenders::isBefore),
                "--only: " + String.join(",", only) + " (expected: --before or --against as well)");
        require(
                against == null || options.hasBefore(),
                "--against: " + against + " (expected: by ./bonin bench, which builds it, or --before)");
        require(runs > 0, "--runs: " + runs + " (expected: 1 or more)");
        require(rounds > 0, "--rounds: " + rounds + " (expected: 1 or more)");
        require(seconds > 0, "--seconds: " + seconds + " (expected: 1 or more)");
        require(warmUp >= 0, "--warm-up: " + warmUp + " (expected: 0 or more)");
        options.requireSense(command);
    }

    private void require(boolean sensible, String otherwise) {
        if (!sensible) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    /** Returns the table of all runs. The results are written after each run, since a later one may fail. */
    private String measure(Setting setting, PrintWriter terminal) throws Exception {
        var plan = plan(setting);
        var machine = Machine.here(Clock.systemUTC());
        var all = new ArrayList<Run>();
        var table = "";
        for (int number = 1; number <= runs; number++) {
            terminal.printf("Run %d of %d%n", number, runs);
            all.add(run(number, plan, setting, terminal));
            table = Report.write(new Results(machine, method(plan), labels(plan), all), options.folder());
        }
        return table;
    }

    private Plan plan(Setting setting) throws IOException {
        var selected = Selection.of(against != null, options.hasBefore(), setting.beforeHasMariaDb());
        return new Plan(
                only.isEmpty() ? selected : only,
                runs,
                Duration.ofSeconds(warmUp),
                rounds,
                Duration.ofSeconds(seconds),
                options.connections(),
                options.people(),
                brief || against != null);
    }

    /** Runs with a new, empty PostgreSQL, so that the data of the previous run has no influence. */
    private static Run run(int number, Plan plan, Setting setting, PrintWriter terminal) throws Exception {
        setting.clear();
        var visitors = new Visits(plan.people(), SEED);
        try (var portOne = StaticPortOne.start(setting);
                var database = PostgreSql.start(setting);
                var contenders = new Contenders(setting, database, visitors)) {
            return new Comparison(plan, contenders, setting, visitors, new Measurement(portOne, contenders), terminal)
                    .run(number);
        }
    }

    private static Map<String, String> labels(Plan plan) {
        var labels = new LinkedHashMap<String, String>();
        Contenders.ALL.stream()
                .filter(kind -> plan.includes(kind.id()))
                .forEach(kind -> labels.put(kind.id(), kind.label()));
        return labels;
    }

    private Map<String, Object> method(Plan plan) {
        var method = new LinkedHashMap<String, Object>();
        method.put(
                "cores",
                sharesCores()
                        ? "server, database, PortOne and load share both"
                        : "started and warmed up on both, then measured on core 0; load, PortOne and database on core 1");
        if (against != null) {
            method.put("before", against);
        }
        method.put("connections", plan.connections());
        method.put("slowConnections", Plan.SLOW_CONNECTIONS);
        method.put("runs", plan.runs());
        method.put("warmUpSeconds", plan.warmUp().toSeconds());
        method.put("rounds", plan.rounds());
        method.put("roundSeconds", plan.during().toSeconds());
        method.put("people", plan.people());
        method.put(
                "cpu", "user and system time of the processes of contender and database, each on its own, from /proc");
        return method;
    }
}
