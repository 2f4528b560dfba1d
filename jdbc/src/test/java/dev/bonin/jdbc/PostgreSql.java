package dev.bonin.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real PostgreSQL on this machine, which can be stopped and started again on what it kept. */
final class PostgreSql implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgres server;

    private PostgreSql(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    static PostgreSql start(Path folder) throws IOException {
        return new PostgreSql(
                folder,
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .start());
    }

    DatabaseSettings.PostgreSql settings() {
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

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
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
