package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** One server for all tests of a class, and of those nested in it. */
public final class PostgreSqlServer implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(PostgreSqlServer.class);

    @SuppressWarnings("NullAway.Init") // started before all tests
    private PostgreSql running;

    /** With the folder of its data, which goes when the class is done. */
    private record Started(PostgreSql server, Path folder) implements AutoCloseable {
        static Started now() {
            try {
                var folder = Files.createTempDirectory("bonin-postgresql");
                return new Started(PostgreSql.start(folder), folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = started(context.getStore(NAMESPACE)).server();
    }

    /** By what JUnit 5.12, which comes with Spring Boot 3.5, has as well. */
    private static Started started(Store store) {
        var known = store.get(Started.class, Started.class);
        if (known != null) {
            return known;
        }
        var now = Started.now();
        store.put(Started.class, now);
        return now;
    }

    public PostgreSql running() {
        return running;
    }

    /** What it is reached by, with no row in it. */
    public DatabaseSettings.Server emptyRows() {
        running.emptyRows();
        return running.settings();
    }

    /** What it is reached by, with nothing in it. */
    public DatabaseSettings.Server empty() {
        running.empty();
        return running.settings();
    }
}
