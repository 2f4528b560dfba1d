package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL and its synchronous standby on this machine, of Debian's packages, with the settings of the page about
 * availability: a commit returns when both have it.
 */
public final class PostgreSqlPair implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 120;
    private static final int CONNECTIONS = 8;

    private final Path folder;
    private final Path programs;
    private final int primaryPort;
    private final int standbyPort;
    private final List<Process> running = new ArrayList<>();

    private PostgreSqlPair(Path folder, Path programs, int primaryPort, int standbyPort) {
        this.folder = folder;
        this.programs = programs;
        this.primaryPort = primaryPort;
        this.standbyPort = standbyPort;
    }

    public static PostgreSqlPair start() throws IOException {
        var ports = FreePorts.of(2);
        var pair = new PostgreSqlPair(OtherUser.folder("bonin-standby"), programs(), ports.get(0), ports.get(1));
        OtherUser.give(USER, pair.folder);
        pair.startPrimary();
        pair.copy();
        pair.startStandby();
        pair.letStandbyStandAlone();
        return pair;
    }

    /** Returns the programs of the newest installed version. */
    private static Path programs() throws IOException {
        try (var versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("There is no PostgreSQL: install the package postgresql"));
        }
    }

    private void startPrimary() throws IOException {
        run("initdb", "-D", primary(), "-U", USER, "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8");
        var settings = Files.readString(Path.of("..", "docs", "availability", "primary.conf"));
        Files.writeString(
                folder.resolve("primary").resolve("postgresql.conf"),
                settings + "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '" + folder + "'\n",
                StandardOpenOption.APPEND);
        running.add(start(primary(), primaryPort));
        await(primaryPort, "SELECT 1");
    }

    private void copy() throws IOException {
        var from = "host=127.0.0.1 port=" + primaryPort + " user=" + USER + " application_name=standby";
        run("pg_basebackup", "-D", standby(), "-R", "-X", "stream", "-c", "fast", "-d", from);
    }

    /** Starts the standby, again if it was killed, and returns when commits wait for it. */
    public void startStandby() throws IOException {
        running.add(start(standby(), standbyPort));
        await(primaryPort, "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    }

    /** Once it is promoted, it waits for no other standby. */
    private void letStandbyStandAlone() {
        try (var connection = DriverManager.getConnection(url("127.0.0.1:" + standbyPort), USER, "");
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET synchronous_standby_names = ''");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new AssertionError("The standby takes no settings", failure);
        }
    }

    private String primary() {
        return folder.resolve("primary").toString();
    }

    private String standby() {
        return folder.resolve("standby").toString();
    }

    private Process start(String data, int port) throws IOException {
        return started("postgres", "-D", data, "-p", "" + port);
    }

    private void run(String... command) throws IOException {
        if (started(command).onExit().join().exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + Files.readString(folder.resolve("log")));
        }
    }

    private Process started(String... words) throws IOException {
        var command = new ArrayList<>(List.of(words));
        command.set(0, programs.resolve(words[0]).toString());
        var process = new ProcessBuilder(OtherUser.instead(USER, command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // however these tests end
        return process;
    }

    private void await(int port, String query) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers(port, query)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not in time: " + query + "\n" + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean answers(int port, String query) {
        try (var connection = DriverManager.getConnection(url("127.0.0.1:" + port), USER, "")) {
            return !Sql.of(query).list(connection, row -> true).isEmpty();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String url(String hosts) {
        return "jdbc:postgresql://" + hosts + "/postgres";
    }

    /** How whichever is the primary is reached: the driver looks for it when it connects. */
    public DatabaseSettings.Server settings() {
        var hosts = "127.0.0.1:" + primaryPort + ",127.0.0.1:" + standbyPort;
        return settings(url(hosts) + "?targetServerType=primary&hostRecheckSeconds=1");
    }

    /** How the first primary is reached. */
    public DatabaseSettings.Server primarySettings() {
        return settings(url("127.0.0.1:" + primaryPort));
    }

    /** How the standby is reached, which is the primary when it was promoted. */
    public DatabaseSettings.Server standbySettings() {
        return settings(url("127.0.0.1:" + standbyPort));
    }

    private static DatabaseSettings.Server settings(String url) {
        return new DatabaseSettings.Server(url, USER, USER, CONNECTIONS);
    }

    /** Ends the primary as a power cut would. */
    public void killPrimary() {
        kill(running.get(0));
    }

    /** Ends the standby as a power cut would. */
    public void killStandby() {
        kill(running.get(running.size() - 1));
    }

    private static void kill(Process server) {
        var processes = Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (var process : processes) {
            process.onExit().join();
        }
    }

    /** Makes the standby the primary, and returns when it takes writes. */
    public void promote() throws IOException {
        run("pg_ctl", "promote", "-D", standby());
        await(standbyPort, "SELECT 1 WHERE NOT pg_is_in_recovery()");
    }

    @Override
    public void close() throws IOException {
        running.forEach(PostgreSqlPair::kill);
        OtherUser.delete(folder);
    }
}
