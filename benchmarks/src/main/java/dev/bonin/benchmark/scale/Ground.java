package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Lineup;
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
 * Where one part is measured: a PortOne and an empty PostgreSQL of its own, and the servers that it starts. All of them
 * end with it.
 */
final class Ground implements AutoCloseable {
    private static final long SEED = 20_261_127;

    private final Setting setting;
    private final Extent extent;
    private final PrintWriter out;
    private final Visits visitors;
    private final StaticPortOne portOne;
    private final PostgreSql database;
    private final Lineup lineup;
    private final List<Contender> running = new ArrayList<>();

    private Ground(Setting setting, Extent extent, PrintWriter out, StaticPortOne portOne, PostgreSql database) {
        this.setting = setting;
        this.extent = extent;
        this.out = out;
        this.visitors = new Visits(extent.people(), SEED);
        this.portOne = portOne;
        this.database = database;
        this.lineup = new Lineup(setting, database, visitors);
    }

    static Ground open(Setting setting, Extent extent, PrintWriter out) throws IOException {
        setting.clear();
        var portOne = StaticPortOne.start(setting);
        try {
            return new Ground(setting, extent, out, portOne, PostgreSql.start(setting));
        } catch (IOException | RuntimeException notStarted) {
            portOne.close();
            throw notStarted;
        }
    }

    Extent extent() {
        return extent;
    }

    Setting setting() {
        return setting;
    }

    PostgreSql database() {
        return database;
    }

    /** The visitors of a part: people drawn among {@link Extent#people()}. */
    Visits visitors() {
        return visitors;
    }

    Contender start(Kind kind) throws IOException {
        return kept(lineup.start(kind, running.size(), setting.ports().portOne()));
    }

    /** Starts one that says that it is ready, and that nobody has visited. */
    Contender unvisited(Kind kind) throws IOException {
        return kept(lineup.unvisited(kind, running.size(), setting.ports().portOne()));
    }

    /** Started, and warmed up. */
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
        say("warming up for %d s", extent.warmUp().toSeconds());
        load.warmUp(extent.warmUp());
    }

    Load load(Contender contender) throws IOException {
        return contender.load(extent.connections(), visitors);
    }

    /** Full load on one server, and its cost. */
    Cost closed(Contender contender) throws IOException {
        say("full load for %d s", extent.during().toSeconds());
        try (var load = load(contender)) {
            return meter(contender).of(() -> load.closed(extent.during()));
        }
    }

    Meter meter(Contender... servers) {
        return new Meter(List.of(servers), database);
    }

    /** Tells whoever waits what goes on. */
    void say(String format, Object... values) {
        out.printf("  " + format + "%n", values);
    }

    private Contender kept(Contender started) {
        say("%s started in %.1f s", started.kind().label(), started.startup().toMillis() / 1e3);
        running.add(started);
        return started;
    }

    /** So that the next one has the machine to itself. */
    void end(Contender contender) {
        contender.close();
    }

    @Override
    public void close() throws IOException {
        running.forEach(Contender::close);
        try {
            database.close();
        } finally {
            portOne.close();
        }
    }
}
