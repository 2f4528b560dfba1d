package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MariaDB server for one run, from Debian's package, which waits for the disk at every commit. */
final class MariaDb implements Database {
    /** Debian's folder for large temporary files; {@code /tmp} may be in memory, where no commit waits for a disk. */
    private static final Path LARGE = Path.of("/var/tmp");

    private static final String SCHEMA = "bonin";

    private final Program server;
    private final Path folder;
    private final int port;

    private MariaDb(Program server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    static MariaDb start(Setting setting, int port) throws IOException {
        var folder = Files.createTempDirectory(LARGE, "bonin-benchmark");
        var install = options("mariadb-install-db", folder);
        install.add("--auth-root-authentication-method=normal");
        install.add("--skip-test-db");
        run(install);
        var create = Files.writeString(folder.resolve("create.sql"), "CREATE DATABASE IF NOT EXISTS " + SCHEMA + ";\n");
        var command = options("/usr/sbin/mariadbd", folder);
        command.addAll(List.of(
                "--socket=" + folder.resolve("socket"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--init-file=" + create,
                "--innodb-buffer-pool-size=1G",
                "--innodb-log-file-size=4G"));
        var server = Program.start(
                setting.loadCore(),
                command,
                Map.of(),
                setting.folder("mariadb-" + port).resolve("out.log"));
        Ready.await(server, () -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
        return new MariaDb(server, folder, port);
    }

    private static List<String> options(String program, Path folder) {
        return new ArrayList<>(List.of(
                program,
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--user=" + System.getProperty("user.name"),
                "--skip-name-resolve"));
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
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA + "?user=root";
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
