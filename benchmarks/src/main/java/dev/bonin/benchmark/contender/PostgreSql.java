package dev.bonin.benchmark.contender;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL server of the run's own, which waits for the disk at every commit. It runs on the cores of whoever starts it. */
public final class PostgreSql implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path folder;

    private PostgreSql(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    public static PostgreSql start(Path folder) throws IOException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        return new PostgreSql(server, folder);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
    }

    /** The server and all its processes. */
    public Program program() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        return Program.of(ProcessHandle.of(pid).orElseThrow(), folder);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
