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

/** One server for the tests of all classes: to make the folder of one takes as long as some of the classes. */
public final class MariaDbServer implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(MariaDbServer.class);

    @SuppressWarnings("NullAway.Init") // started before all tests
    private MariaDb running;

    /** With the folder of its data, which goes when all tests are done. */
    private record Started(MariaDb server, Path folder) implements AutoCloseable {
        static Started now(Class<?> type) {
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
        running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, Started::now, Started.class)
                .server();
        running.empty();
    }

    public MariaDb running() {
        return running;
    }

    /** What it is reached by, with nothing in it. */
    public DatabaseSettings.Server empty() {
        running.empty();
        return running.settings();
    }
}
