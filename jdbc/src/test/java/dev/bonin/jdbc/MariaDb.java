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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB on this machine, of the package mariadb-server, which can be stopped and started again on what it
 * kept; or a server that somebody else runs, of MariaDB or MySQL, named by {@code BONIN_TEST_MYSQL_URL}, whose
 * database is emptied. Its user is root without a password, or the one of {@code BONIN_TEST_MYSQL_USER} and {@code
 * _PASSWORD}.
 */
public final class MariaDb implements AutoCloseable {
    private static final String URL = "BONIN_TEST_MYSQL_URL";
    private static final String USER = "bonin";
    private static final int CONNECTIONS = 8;
    private static final long LONGEST_START_SECONDS = 180;
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final @Nullable Path folder;
    private final String url;
    private final String user;
    private final String password;
    private final List<String> options;
    private @Nullable Process process;

    private MariaDb(@Nullable Path folder, String url, String user, String password, List<String> options) {
        this.folder = folder;
        this.url = url;
        this.user = user;
        this.password = password;
        this.options = options;
    }

    /** Returns the server of {@code BONIN_TEST_MYSQL_URL} with an empty database; nothing if it names none. */
    static Optional<MariaDb> named() {
        return Optional.ofNullable(System.getenv(URL)).map(url -> {
            var user = System.getenv().getOrDefault("BONIN_TEST_MYSQL_USER", "root");
            var password = System.getenv().getOrDefault("BONIN_TEST_MYSQL_PASSWORD", "");
            var server = new MariaDb(null, url, user, password, List.of());
            server.empty();
            return server;
        });
    }

    /** Returns a server that somebody else runs, and whose user may do everything. */
    static MariaDb at(String url, String user, String password) {
        return new MariaDb(null, url, user, password, List.of());
    }

    /** Starts a server that does not wait for the disk. */
    public static MariaDb start(Path folder, String... options) throws IOException {
        var relaxed = new ArrayList<>(List.of("--innodb-flush-log-at-trx-commit=1", "--innodb-flush-method=nosync"));
        relaxed.addAll(List.of(options));
        return start(folder, relaxed);
    }

    /** Starts a server that keeps what it has acknowledged, as servers do by default. */
    public static MariaDb startDurable(Path folder) throws IOException {
        return start(folder, List.of("--innodb-flush-log-at-trx-commit=1"));
    }

    private static MariaDb start(Path folder, List<String> options) throws IOException {
        install(folder);
        int port = FreePorts.one();
        var all = new ArrayList<>(options);
        all.add("--port=" + port);
        var server = new MariaDb(folder, "jdbc:mariadb://127.0.0.1:" + port + "/bonin", USER, USER, all);
        server.startAgain();
        server.administrate("CREATE DATABASE bonin");
        server.administrate("CREATE USER bonin@'%' IDENTIFIED BY 'bonin'");
        server.administrate("GRANT ALL ON bonin.* TO bonin@'%'");
        return server;
    }

    private static void install(Path folder) throws IOException {
        var install = command("mariadb-install-db", folder);
        install.addAll(List.of(
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync"));
        var log = folder.resolve("install.log").toFile();
        var installed = new ProcessBuilder(install)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (await(installed) != 0) {
            throw new AssertionError("mariadb-install-db failed: " + Files.readString(log.toPath()));
        }
    }

    private static List<String> command(String program, Path folder) {
        return new ArrayList<>(List.of(
                InstalledProgram.named(
                        program,
                        "install the package mariadb-server, or name a server by " + URL + " that may be emptied"),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder, // a server removes the temporary tables of others at its start
                "--user=" + System.getProperty("user.name"),
                "--skip-name-resolve",
                "--innodb-log-file-size=16M",
                "--innodb-buffer-pool-size=64M"));
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** How it is reached by MariaDB's driver. */
    public DatabaseSettings.Server settings() {
        return new DatabaseSettings.Server(url, user, password, CONNECTIONS);
    }

    /** How it is reached by MySQL's driver. */
    public DatabaseSettings.Server settingsOfMySql() {
        return new DatabaseSettings.Server(
                url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"), user, password, CONNECTIONS);
    }

    void execute(String... statements) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError("MariaDB refused: " + String.join("; ", statements), failure);
        }
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private Connection administrator() throws SQLException {
        var server = url.replaceFirst("/[^/?]*(\\?|$)", "/$1");
        return folder == null
                ? DriverManager.getConnection(server, user, password)
                : DriverManager.getConnection(server, "root", "");
    }

    /** Runs a statement as whoever administrates the server. */
    public void administrate(String sql) {
        try (var connection = administrator();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError("MariaDB refused: " + sql, failure);
        }
    }

    /** Returns once the server has ended all sessions but the one that asks. */
    public void awaitNobody() {
        await(Sql.of("SHOW GLOBAL STATUS LIKE 'Threads_connected'"), many -> many == 1);
    }

    /**
     * Returns once a session waits for a lock of another. By the counter: the table innodb_trx shows a copy that never
     * changes while it is asked ten times a second.
     */
    void awaitWaitingForLock() {
        await(Sql.of("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'"), many -> many > 0);
    }

    private void await(Sql count, LongPredicate enough) {
        try (var connection = administrator()) {
            var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (System.nanoTime() < limit) {
                if (enough.test(count.list(connection, row -> row.getLong(2)).get(0))) {
                    return;
                }
            }
        } catch (SQLException failure) {
            throw new AssertionError("MariaDB does not count", failure);
        }
        throw new AssertionError("what was awaited has not come");
    }

    /** Deletes all rows, and all tables that are not Bonin's; to make the tables anew takes far longer. */
    public void emptyRows() {
        try (var connection = connection()) {
            var tables = Sql.of("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                    .list(connection, row -> row.getString(1));
            if (!tables.contains(Migrations.HISTORY)) {
                empty();
                return;
            }
            try (var statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks=0");
                for (var table : tables) {
                    statement.execute(emptying(table));
                }
                statement.execute("INSERT INTO bonin_audit_chain VALUES (1, 0, REPEAT('0', 64), 0, REPEAT('0', 64))");
            }
        } catch (SQLException failure) {
            throw new AssertionError("MariaDB cannot be emptied", failure);
        }
    }

    private static String emptying(String table) {
        return switch (table) {
            case Migrations.HISTORY -> "DO 1";
            case "bonin_lock" -> "DELETE FROM bonin_lock WHERE name <> 'bonin_migration'";
            default -> (table.startsWith("bonin_") ? "DELETE FROM " : "DROP TABLE ") + table;
        };
    }

    /** Makes the database anew. */
    void empty() {
        var database = url.replaceFirst("^[^?]*/", "").replaceFirst("\\?.*", "");
        administrate("DROP DATABASE IF EXISTS " + database);
        administrate("CREATE DATABASE " + database);
    }

    public void stop() {
        var running = process;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    /** Ends it as a power cut would, in the middle of whatever it does. */
    public void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /** Starts it, and waits until it listens. */
    public void startAgain() throws IOException {
        var here = folder;
        if (here == null) {
            throw new IllegalStateException("A server of somebody else is started by nobody here");
        }
        var command = command("mariadbd", here);
        command.addAll(List.of(
                "--socket=" + here.resolve("socket"),
                "--pid-file=" + here.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--connect-timeout=300", // of a client that is slow to say who it is
                "--performance-schema=OFF"));
        command.addAll(options);
        var log = here.resolve("log").toFile();
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly)); // however these tests end
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!isListening()) {
            if (!started.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("mariadbd did not start: " + Files.readString(log.toPath()));
            }
            Thread.onSpinWait();
        }
    }

    private boolean isListening() {
        try (var connection = administrator()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
