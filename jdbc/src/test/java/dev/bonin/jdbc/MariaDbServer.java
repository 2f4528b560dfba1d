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

/** One server for the tests of all classes: to make the folder of one takes as long as some of the classes. */
public final class MariaDbServer implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(MariaDbServer.class);

    @SuppressWarnings("NullAway.Init") // started before all tests
    private MariaDb running;

    /** With the folder of its data, which goes when all tests are done. */
    private record Started(MariaDb server, Path folder) implements AutoCloseable {
        static Started now() {
            try {
                var folder = Files.createTempDirectory("bonin-mariadb");
                var named = MariaDb.named();
                return new Started(named.isPresent() ? named.get() : MariaDb.start(folder), folder);
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
        running = started(context.getRoot().getStore(NAMESPACE)).server();
        running.emptyRows();
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

    public MariaDb running() {
        return running;
    }

    /** What it is reached by, with no row in it; to make the tables anew takes far longer. */
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
