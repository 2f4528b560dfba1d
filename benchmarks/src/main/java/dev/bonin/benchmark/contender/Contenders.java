package dev.bonin.benchmark.contender;

import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contender.Platform;
import dev.bonin.benchmark.load.Visit;
import dev.bonin.benchmark.load.Visits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All contenders, and how each is started. */
public final class Contenders implements AutoCloseable {
    public static final Kind PROXY = new Kind("nginx", "nginx, proxying", Platform.NATIVE, Visits::certifications);
    public static final Kind GUIDE = new Kind("guide", "guide's code", Platform.NODE, Contenders::persons);
    public static final Kind TUNED = new Kind("tuned", "guide's code, tuned", Platform.NODE, Contenders::persons);
    public static final Kind OFFICIAL =
            new Kind("official", "official client's way", Platform.JAVA, Contenders::persons);
    public static final Kind BARE = new Kind("bare", "Jetty, HttpClient, bare", Platform.JAVA, Contenders::persons);
    public static final Kind LOOKUP = new Kind("lookup", "Bonin, lookup", Platform.JAVA, Contenders::acceptances);
    public static final Kind SQLITE = new Kind("sqlite", "Bonin, full, SQLite", Platform.JAVA, Visits::ceremonies);
    public static final Kind POSTGRESQL =
            new Kind("postgresql", "Bonin, full, PostgreSQL", Platform.JAVA, Visits::ceremonies);

    public static final Kind MARIADB = new Kind("mariadb", "Bonin, full, MariaDB", Platform.JAVA, Visits::ceremonies);

    /** Ends the ids of an earlier build of ours, measured beside today's. */
    private static final String BEFORE = "-before";

    public static final List<Kind> ALL = List.of(
            PROXY,
            GUIDE,
            TUNED,
            OFFICIAL,
            BARE,
            LOOKUP,
            before(LOOKUP),
            SQLITE,
            before(SQLITE),
            POSTGRESQL,
            before(POSTGRESQL),
            MARIADB,
            before(MARIADB));

    private static final String KEY = "benchmark-key";
    private static final int HTTP_OK = 200;

    private static final Map<String, String> LOOKUP_SETTINGS =
            Map.of("BONIN_BINDING", "optional", "BONIN_STORE_URL", "memory");

    /** Bound to the browser, stored on disk, the person sealed, one account per person. */
    private static final Map<String, String> FULL_SETTINGS = Map.of(
            "BONIN_BINDING", "required",
            "BONIN_PURPOSES_SIGNUP_KEEP", "person,name,birthday,phone",
            "BONIN_PURPOSES_SIGNUP_ERASEAFTER", "365d");

    private final Setting setting;
    private final Databases databases;
    private final Visits visitors;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Creates the contenders without starting any.
     *
     * @param visitors the visits that check whether a started one works
     */
    public Contenders(Setting setting, PostgreSql database, Visits visitors) {
        this.setting = setting;
        this.databases = new Databases(setting, database);
        this.visitors = visitors;
    }

    private static Kind before(Kind today) {
        return new Kind(before(today.id()), today.label() + ", before", today.platform(), today.visits());
    }

    /** Returns the id of the same contender as an earlier build. */
    public static String before(String id) {
        return id + BEFORE;
    }

    /** Returns whether a contender is an earlier build of ours. */
    public static boolean isBefore(String id) {
        return id.endsWith(BEFORE);
    }

    private static Supplier<Visit> persons(Visits visits) {
        return visits.lookups("\"unique_key\":");
    }

    private static Supplier<Visit> acceptances(Visits visits) {
        return visits.lookups("\"status\":\"accepted\"");
    }

    /**
     * Starts a contender and waits until a first visit succeeds.
     *
     * @param number a number that no other running contender has
     * @param portOne the port of its PortOne
     */
    public Contender start(Kind kind, int number, int portOne) throws IOException {
        int port = setting.ports().contender(number);
        databases.of(kind.id()); // its start is not the contender's
        long startedAt = System.nanoTime();
        var program = program(kind, port, portOne, setting.folder(kind.id()));
        return Contender.visited(kind, program, port, startedAt, visitors);
    }

    /**
     * Starts a Bonin server and waits until it reports readiness. It has answered no visit by then.
     *
     * @param number a number that no other running contender has
     */
    public Contender unvisited(Kind kind, int number, int portOne) throws IOException {
        int port = setting.ports().contender(number);
        databases.of(kind.id()); // its start is not the contender's
        long startedAt = System.nanoTime();
        var program = program(kind, port, portOne, setting.folder(kind.id()));
        var readiness = HttpRequest.newBuilder(URI.create(url(management(port)) + "/actuator/health/readiness"))
                .build();
        return Contender.awaited(
                kind,
                program,
                port,
                startedAt,
                () -> HTTP_OK == http.send(readiness, BodyHandlers.discarding()).statusCode());
    }

    private static int management(int port) {
        return port + 2;
    }

    private Program program(Kind kind, int port, int portOne, Path folder) throws IOException {
        return switch (kind.id()) {
            case "nginx" ->
                Nginx.start(
                        setting.allCores(),
                        setting.benchmarks().resolve(Path.of("proxy", "nginx.conf.template")),
                        Map.of("@PORT@", "" + port, "@UPSTREAM_PORT@", "" + portOne),
                        folder);
            case "guide" -> node("guide.js", port, portOne, folder);
            case "tuned" -> node("tuned.js", port, portOne, folder);
            case "official" -> spring("official", List.of(), port, portOne, folder);
            case "bare" -> {
                // The same options as Bonin, so that only Bonin's own work differs
                var options =
                        JvmOptions.ofServer(setting.project(), Runtime.version().feature());
                yield spring("bare", options, port, portOne, folder);
            }
            default -> {
                var build = isBefore(kind.id()) ? setting.earlier() : setting.project();
                yield bonin(build, settings(kind.id()), port, portOne, folder);
            }
        };
    }

    /** Returns the database server of a contender; empty if it has none outside of its own process. */
    public Optional<Program> database(Kind kind) throws IOException {
        return databases.of(kind.id()).map(Database::program);
    }

    /** Stops the databases that were only started for a contender. */
    @Override
    public void close() throws IOException {
        databases.close();
    }

    private Program node(String script, int port, int portOne, Path folder) {
        var command = List.of(
                "node",
                setting.benchmarks().resolve(Path.of("rivals", "node", script)).toString());
        return Program.start(
                setting.allCores(),
                command,
                Map.of("PORT", "" + port, "UPSTREAM", url(portOne), "IMP_KEY", KEY, "IMP_SECRET", KEY),
                folder.resolve("out.log"));
    }

    private Program spring(String name, List<String> options, int port, int portOne, Path folder) {
        var jar = setting.benchmarks().resolve(Path.of("rivals", name, "target", name + ".jar"));
        var command = new ArrayList<>(List.of(setting.java().toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        return Program.start(
                setting.allCores(),
                command,
                Map.of("UPSTREAM", url(portOne), "IMP_KEY", KEY, "IMP_SECRET", KEY),
                folder.resolve("out.log"));
    }

    /** Starts it like {@code ./bonin serve}. Rate limits are raised, since all visitors have the same address. */
    private Program bonin(Path build, Map<String, String> own, int port, int portOne, Path folder) {
        var environment = new HashMap<>(Map.of(
                "BONIN_MODE",
                "sandbox",
                "BONIN_PORT",
                "" + port,
                "BONIN_SANDBOX_PORT",
                "" + (port + 1),
                "BONIN_MANAGEMENT_PORT",
                "" + management(port),
                "BONIN_DATA",
                folder.toString(),
                "BONIN_PORTONE_BASEURL",
                url(portOne),
                "BONIN_PORTONE_IMPKEY",
                KEY,
                "BONIN_PORTONE_IMPSECRET",
                KEY,
                "BONIN_WEB_LIMITS_STARTSPERMINUTE",
                "1000000000",
                "BONIN_WEB_LIMITS_FINISHESPERMINUTE",
                "1000000000"));
        environment.putAll(own);
        environment.put("JAVA_HOME", home().toString());
        var command = new ArrayList<>(List.of("bash", build.resolve("bonin").toString(), "serve"));
        return Program.start(setting.allCores(), command, environment, folder.resolve("out-" + port + ".log"));
    }

    private Path home() {
        var bin = setting.java().toAbsolutePath().getParent();
        return bin == null || bin.getParent() == null ? setting.java() : bin.getParent();
    }

    private Map<String, String> settings(String id) throws IOException {
        if (id.startsWith(LOOKUP.id())) {
            return LOOKUP_SETTINGS;
        }
        var settings = new HashMap<>(FULL_SETTINGS);
        databases.of(id).ifPresent(database -> settings.put("BONIN_STORE_URL", database.url()));
        return settings;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
