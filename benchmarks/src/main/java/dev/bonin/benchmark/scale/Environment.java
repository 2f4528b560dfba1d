package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.contender.PostgreSql;
import dev.bonin.benchmark.contender.Setting;
import dev.bonin.benchmark.contender.StaticPortOne;
import dev.bonin.benchmark.load.Load;
import dev.bonin.benchmark.load.Visits;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The environment of one part: its own PortOne, an empty PostgreSQL, and the servers that it starts. Closing it stops
 * all of them.
 */
final class Environment implements AutoCloseable {
    private static final long SEED = 20_261_127;

    private final Setting setting;
    private final Parameters parameters;
    private final PrintWriter out;
    private final Visits visitors;
    private final StaticPortOne portOne;
    private final PostgreSql database;
    private final Contenders contenders;
    private final List<Contender> running = new ArrayList<>();

    private Environment(
            Setting setting, Parameters parameters, PrintWriter out, StaticPortOne portOne, PostgreSql database) {
        this.setting = setting;
        this.parameters = parameters;
        this.out = out;
        this.visitors = new Visits(parameters.people(), SEED);
        this.portOne = portOne;
        this.database = database;
        this.contenders = new Contenders(setting, database, visitors);
    }

    static Environment open(Setting setting, Parameters parameters, PrintWriter out) throws IOException {
        setting.clear();
        var portOne = StaticPortOne.start(setting);
        try {
            return new Environment(setting, parameters, out, portOne, PostgreSql.start(setting));
        } catch (IOException | RuntimeException notStarted) {
            portOne.close();
            throw notStarted;
        }
    }

    Parameters parameters() {
        return parameters;
    }

    Setting setting() {
        return setting;
    }

    PostgreSql database() {
        return database;
    }

    /** Returns the visitors of a part, drawn among {@link Parameters#people()}. */
    Visits visitors() {
        return visitors;
    }

    Contender start(Kind kind) throws IOException {
        return kept(contenders.start(kind, running.size(), setting.ports().portOne()));
    }

    /** Starts a contender and waits for its readiness, without a visit. */
    Contender unvisited(Kind kind) throws IOException {
        return kept(contenders.unvisited(kind, running.size(), setting.ports().portOne()));
    }

    /** Starts a contender and warms it up. */
    Contender warm(Kind kind) throws IOException {
        var started = start(kind);
        warmUp(started);
        return started;
    }

    void warmUp(Contender contender) throws IOException {
        try (var load = load(contender)) {
            warmUp(load);
        }
    }

    void warmUp(Load load) throws IOException {
        say("warming up for %d s", parameters.warmUp().toSeconds());
        load.warmUp(parameters.warmUp());
    }

    Load load(Contender contender) throws IOException {
        return contender.load(parameters.connections(), visitors);
    }

    /** Measures full load on one server, and its cost. */
    Cost closed(Contender contender) throws IOException {
        say("full load for %d s", parameters.during().toSeconds());
        try (var load = load(contender)) {
            return meter(contender).of(() -> load.closed(parameters.during()));
        }
    }

    Meter meter(Contender... servers) {
        return new Meter(List.of(servers), database);
    }

    /** Prints a line of progress. */
    void say(String format, Object... values) {
        out.printf("  " + format + "%n", values);
    }

    private Contender kept(Contender started) {
        say("%s started in %.1f s", started.kind().label(), started.startup().toMillis() / 1e3);
        running.add(started);
        return started;
    }

    /** Stops a contender, so that the next one has the machine for itself. */
    void end(Contender contender) {
        contender.close();
    }

    @Override
    public void close() throws IOException {
        running.forEach(Contender::close);
        try (portOne;
                database) {
            contenders.close();
        }
    }
}
