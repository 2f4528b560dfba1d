package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** A real PostgreSQL on this machine, which can be stopped and started again on what it kept. */
public final class PostgreSql implements AutoCloseable {
    /** Far above what a busy machine takes: the ten seconds of the library are too few for some. */
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Path folder;
    private EmbeddedPostgres server;

    private PostgreSql(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    public static PostgreSql start(Path folder) throws IOException {
        return new PostgreSql(folder, start(folder, FreePorts.one()));
    }

    private static EmbeddedPostgres start(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(LONGEST_START)
                .setPort(port)
                .start();
    }

    public DatabaseSettings.Server settings() {
        return new DatabaseSettings.Server(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres", 8);
    }

    public void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError("PostgreSQL refused: " + sql, failure);
        }
    }

    /** Returns once a session waits for a lock of another. */
    void awaitWaitingForLock() {
        awaitWaiting(many -> many > 0);
    }

    /** Returns once no session waits for a lock of another. */
    void awaitNobodyWaitingForLock() {
        awaitWaiting(many -> many == 0);
    }

    private void awaitWaiting(LongPredicate enough) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (System.nanoTime() < limit) {
                if (enough.test(
                        count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", connection))) {
                    return;
                }
            }
        } catch (SQLException failure) {
            throw new AssertionError("PostgreSQL does not count", failure);
        }
        throw new AssertionError("what was awaited has not come");
    }

    private static long count(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Returns the number that a query asks for. */
    long count(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            return count(sql, connection);
        } catch (SQLException failure) {
            throw new AssertionError("PostgreSQL refused: " + sql, failure);
        }
    }

    /** Deletes all rows of Bonin's tables, where they are: to make the tables anew takes far longer. */
    void emptyRows() {
        var tables =
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = 'bonin_schema_history'";
        if (count(tables) == 0) {
            empty();
            return;
        }
        execute("""
                DO $$ DECLARE t text; BEGIN
                  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                      AND tablename LIKE 'bonin\\_%' AND tablename <> 'bonin_schema_history' LOOP
                    EXECUTE 'DELETE FROM ' || t;
                  END LOOP;
                END $$""");
        execute("INSERT INTO bonin_audit_chain VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64))");
    }

    void empty() {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }

    /** Returns once it has ended: the library stops waiting after five seconds. */
    public void stop() throws IOException {
        var postmaster = postmaster();
        server.close();
        while (postmaster.filter(ProcessHandle::isAlive).isPresent() && Files.exists(pidFile())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    /** Returns the process that started all others; empty if the server is stopped. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        return Files.exists(pidFile())
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).get(0)))
                : Optional.empty();
    }

    /** Ends it as a power cut would, in the middle of whatever it does. */
    public void kill() throws IOException {
        var processes = postmaster().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (var process : processes) {
            process.onExit().join();
        }
        server.close(); // lets go of the folder, and complains that there is nothing to stop
    }

    public void startAgain() throws IOException {
        server = start(folder, server.getPort());
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
