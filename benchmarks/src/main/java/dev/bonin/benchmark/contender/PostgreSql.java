package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server for one run, from Debian's package, which waits for the disk at every commit. (The builds on
 * Maven Central for tests are not optimized: they take twice the time.)
 */
public final class PostgreSql implements Database {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    /** Debian's folder for large temporary files; {@code /tmp} may be in memory, where no commit waits for a disk. */
    private static final Path LARGE = Path.of("/var/tmp");

    private static final String USER = "postgres";

    private final Program server;
    private final Path folder;
    private final int port;

    private PostgreSql(Program server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    public static PostgreSql start(Setting setting) throws IOException {
        return start(setting, setting.ports().database());
    }

    static PostgreSql start(Setting setting, int port) throws IOException {
        return start(setting, port, List.of());
    }

    /**
     * Starts a server with further options.
     *
     * @param port on loopback
     * @param more of its command line
     */
    public static PostgreSql start(Setting setting, int port, List<String> more) throws IOException {
        var folder = Files.createTempDirectory(LARGE, "bonin-benchmark");
        var programs = programs();
        initialize(programs, folder);
        var whole = new ArrayList<>(command(programs, folder, port));
        whole.addAll(more);
        var server = Program.start(
                setting.loadCore(),
                asItsUser(whole),
                Map.of(),
                setting.folder("database-" + port).resolve("out.log"));
        Ready.await(server, () -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
        return new PostgreSql(server, folder, port);
    }

    private static List<String> command(Path programs, Path folder, int port) {
        return List.of(
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                "" + port,
                "-k",
                folder.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "shared_buffers=1GB",
                "-c",
                "max_wal_size=4GB",
                "-c",
                "checkpoint_timeout=1h"); // no checkpoint while another program is measured on the same disk
    }

    /** Returns the programs of the newest installed version. */
    private static Path programs() throws IOException {
        try (var versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.comparingInt(bin ->
                            Integer.parseInt(bin.getName(bin.getNameCount() - 2).toString())))
                    .orElseThrow(() -> new IOException("No PostgreSQL below " + VERSIONS));
        }
    }

    private static void initialize(Path programs, Path folder) throws IOException {
        if (isRoot()) {
            run(List.of("chown", USER, folder.toString()));
        }
        run(asItsUser(List.of(
                programs.resolve("initdb").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8")));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Returns the command with another user if necessary: the server refuses to run as root. */
    private static List<String> asItsUser(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("Failed: " + String.join(" ", command));
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    @Override
    public Program program() {
        return server;
    }

    @Override
    public void close() throws IOException {
        server.close();
        run(List.of("rm", "-r", folder.toString()));
    }
}
