package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/** A real PostgreSQL on this machine, which can be stopped and started again on what it kept. */
public final class PostgreSql implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgres server;

    private PostgreSql(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    public static PostgreSql start(Path folder) throws IOException {
        return new PostgreSql(
                folder,
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .start());
    }

    public DatabaseSettings.PostgreSql settings() {
        return new DatabaseSettings.PostgreSql(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres", 8);
    }

    void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError("PostgreSQL refused: " + sql, failure);
        }
    }

    void empty() {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }

    public void stop() throws IOException {
        server.close();
    }

    /** Ends it as a power cut would, in the middle of whatever it does. */
    public void kill() throws IOException {
        var postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        var processes = ProcessHandle.of(postmaster).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (var process : processes) {
            process.onExit().join();
        }
        server.close(); // lets go of the folder, and complains that there is nothing to stop
    }

    public void startAgain() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(server.getPort())
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
