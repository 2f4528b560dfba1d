package dev.bonin.jdbc.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database and how to connect to it. */
public sealed interface DatabaseSettings {

    /**
     * An SQLite file on this machine's own disk. Network file systems lack the locks that SQLite needs.
     *
     * @param file created, with its folder, if it does not exist
     */
    record Sqlite(Path file) implements DatabaseSettings {}

    /**
     * A file in a temporary folder that only the user who runs this can enter. Both go when the database is closed; a
     * crash leaves them, and what was kept last may not be in the file.
     */
    record Temporary() implements DatabaseSettings {}

    /**
     * A PostgreSQL server.
     *
     * @param url {@code jdbc:postgresql://host/database}
     * @param user null if the URL or the driver's own settings contain it
     * @param connections maximum number of connections from this node
     */
    record PostgreSql(
            String url, @Nullable String user, @Nullable String password, int connections) implements DatabaseSettings {
        /** Hides the URL too, since it may contain a password. */
        @Override
        public String toString() {
            return "PostgreSql[hidden]";
        }
    }
}
