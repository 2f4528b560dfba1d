package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real PgBouncer before a PostgreSQL, in transaction mode, with the settings that it comes with otherwise. */
public final class PgBouncer implements AutoCloseable {
    private static final Pattern TARGET = Pattern.compile(".*:(\\d+)/.*");

    private final Process process;
    private final Path config;
    private final DatabaseSettings.Server settings;

    private PgBouncer(Process process, Path config, DatabaseSettings.Server settings) {
        this.process = process;
        this.config = config;
        this.settings = settings;
    }

    /** Starts it, with one more line of settings. */
    public static PgBouncer start(DatabaseSettings.Server server, Path folder, String more) throws Exception {
        int port = FreePorts.one();
        var target = port(server);
        var config = folder.resolve("pgbouncer.ini");
        Files.writeString(config, """
                [databases]
                postgres = host=127.0.0.1 port=%s user=postgres password=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = any
                pool_mode = transaction
                default_pool_size = 6
                unix_socket_dir =
                %s
                """.formatted(target, port, more));
        var process = new ProcessBuilder(command(folder, config))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        await(process, port);
        var url = "jdbc:postgresql://localhost:" + port + "/postgres";
        return new PgBouncer(process, config, new DatabaseSettings.Server(url, "postgres", "postgres", 12));
    }

    /** It does not run as root. */
    private static List<String> command(Path folder, Path config) {
        var command = new ArrayList<>(List.of(InstalledProgram.named("pgbouncer", "install the package pgbouncer")));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
            makeReadable(folder);
        }
        command.add(config.toString());
        return command;
    }

    private static void makeReadable(Path folder) {
        var file = folder.toFile();
        if (!file.setExecutable(true, false) || !file.setReadable(true, false)) {
            throw new AssertionError("cannot make readable: " + folder);
        }
    }

    private static void await(Process process, int port) throws IOException {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < limit) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("PgBouncer did not start");
    }

    private static String port(DatabaseSettings.Server server) {
        return TARGET.matcher(server.url()).replaceFirst("$1");
    }

    public DatabaseSettings.Server settings() {
        return settings;
    }

    /** Leads to another server, as an operator does after a failover: by its settings, which it reads again. */
    public void leadTo(DatabaseSettings.Server server) throws Exception {
        var before = Files.readString(config);
        Files.writeString(config, before.replaceFirst("port=\\d+", "port=" + port(server)));
        var told = new ProcessBuilder("kill", "-HUP", "" + process.pid())
                .inheritIO()
                .start();
        if (told.onExit().join().exitValue() != 0) {
            throw new IOException("PgBouncer cannot be told");
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
