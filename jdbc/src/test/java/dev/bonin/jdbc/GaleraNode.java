package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One MariaDB of a {@link GaleraCluster}. */
final class GaleraNode {
    private static final String USER = "root";
    private static final int CONNECTIONS = 6;
    private static final long LONGEST_START_SECONDS = 180;
    private static final String REMEDY = "install the packages mariadb-server, galera-4 and rsync";
    private static final Sql STATE = Sql.of("SHOW GLOBAL STATUS LIKE 'wsrep_local_state_comment'");

    private final Path folder;
    private final Ports ports;
    private @Nullable Process process;

    private GaleraNode(Path folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /** Of sessions, of the cluster's messages, and of two ways to get what a node lacks. */
    record Ports(int sessions, int group, int changes, int state) {
        static List<Ports> free(int nodes) throws IOException {
            var free = FreePorts.of(4 * nodes);
            return IntStream.range(0, nodes)
                    .map(node -> 4 * node)
                    .mapToObj(first ->
                            new Ports(free.get(first), free.get(first + 1), free.get(first + 2), free.get(first + 3)))
                    .toList();
        }

        String address() {
            return "127.0.0.1:" + group;
        }
    }

    /**
     * Writes its settings, which are those of the page about availability, with the addresses of this machine.
     *
     * @param cluster the addresses of all nodes
     */
    static GaleraNode in(Path folder, Ports ports, String cluster) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("node.cnf"),
                Files.readString(documented())
                        + """
                datadir = %1$s/data
                tmpdir = %1$s
                socket = %1$s/socket
                pid_file = %1$s/pid
                port = %2$d
                bind_address = 127.0.0.1
                skip_name_resolve
                performance_schema = OFF
                innodb_log_file_size = 16M
                innodb_buffer_pool_size = 64M
                wsrep_cluster_address = gcomm://%3$s
                wsrep_node_name = %4$s
                wsrep_node_address = 127.0.0.1:%5$d
                wsrep_provider_options = "gmcast.listen_addr=tcp://127.0.0.1:%5$d;ist.recv_addr=127.0.0.1:%6$d"
                wsrep_sst_receive_address = 127.0.0.1:%7$d
                """.formatted(
                                        folder,
                                        ports.sessions(),
                                        cluster,
                                        folder.getFileName(),
                                        ports.group(),
                                        ports.changes(),
                                        ports.state()));
        return new GaleraNode(folder, ports);
    }

    private static Path documented() {
        return Path.of("..", "docs", "availability", "galera.cnf");
    }

    /** Makes the files of the first node; the others get theirs from it. */
    void install() throws IOException {
        var command = List.of(
                InstalledProgram.named("mariadb-install-db", REMEDY),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=16M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync");
        var installed = start(command);
        if (installed.onExit().join().exitValue() != 0) {
            throw new AssertionError("mariadb-install-db failed: " + log());
        }
    }

    /** Starts it, and returns when it takes part in the cluster and has all that the others have. */
    void start(String... options) throws IOException {
        var command = new ArrayList<>(
                List.of(InstalledProgram.named("mariadbd", REMEDY), "--defaults-file=" + folder.resolve("node.cnf")));
        command.addAll(List.of(options));
        var started = start(command);
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly)); // however these tests end
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!isSynced()) {
            if (!started.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("mariadbd did not start: " + log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(OtherUser.instead("mysql", command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private boolean isSynced() {
        try (var connection = connection("")) {
            return STATE.list(connection, row -> row.getString(2)).contains("Synced");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, "");
    }

    /** How it is reached by itself. */
    DatabaseSettings.Server settings() {
        return new DatabaseSettings.Server(url("bonin"), USER, "", CONNECTIONS);
    }

    /** Returns it as any server. */
    MariaDb asServer() {
        return MariaDb.at(url("bonin"), USER, "");
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + ports.sessions() + "/" + database;
    }

    /** Ends it as a power cut would. */
    void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }
}
