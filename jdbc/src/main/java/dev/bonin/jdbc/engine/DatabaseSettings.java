package dev.bonin.jdbc.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which database, and how to reach it. */
public sealed interface DatabaseSettings {

    /**
     * A file on this machine's own disk. Network file systems do not lock as SQLite needs it.
     *
     * @param file made, with its folder, if it is not there
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
     * @param user null where the URL or the driver's own settings name one
     * @param connections at most, from this node
     */
    record PostgreSql(
            String url, @Nullable String user, @Nullable String password, int connections) implements DatabaseSettings {
        /** Hides the URL as well: it can carry a password. */
        @Override
        public String toString() {
            return "PostgreSql[hidden]";
        }
    }
}
