package dev.bonin.jdbc.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database and how to connect to it. */
public sealed interface DatabaseSettings {

    /**
     * An SQLite file on this machine's own disk. Network file systems lack the locks that SQLite needs.
     *
     * @param file created, with its folder, if it does not exist
     * @param busy how long a write waits for other programs that write to the file. SQLite keeps no order among those
     *     that wait, so beside a busy server a write of another program needs much longer than the server's own.
     */
    record Sqlite(Path file, Duration busy) implements DatabaseSettings {
        private static final Duration OF_A_SERVER = Duration.ofSeconds(3);
        private static final Duration BESIDE_A_SERVER = Duration.ofSeconds(30);

        /** Settings of a server, whose callers wait for each write. */
        public Sqlite(Path file) {
            this(file, OF_A_SERVER);
        }

        /** Returns settings for a command line, which runs beside a server that writes without a pause. */
        public Sqlite besideServer() {
            return new Sqlite(file, BESIDE_A_SERVER);
        }
    }

    /**
     * A file in a temporary folder that only the user who runs this can enter. Both go when the database is closed; a
     * crash leaves them, and what was kept last may not be in the file.
     */
    record Temporary() implements DatabaseSettings {}

    /**
     * A database server.
     *
     * @param url {@code jdbc:postgresql://host/database}, {@code jdbc:mariadb://host/database} or
     *     {@code jdbc:mysql://host/database}
     * @param user null if the URL or the driver's own settings contain it
     * @param connections maximum number of connections from this node
     */
    record Server(
            String url, @Nullable String user, @Nullable String password, int connections) implements DatabaseSettings {
        /**
         * Returns host, port and database for messages, without user and password; empty if the URL has an unusual
         * shape, or what may be a password.
         */
        public Optional<String> address() {
            return ServerAddress.of(url);
        }

        /** Hides the URL too, since it may contain a password. */
        @Override
        public String toString() {
            return "Server[hidden]";
        }
    }

    /**
     * The application's own DataSource. Its tables stand beside Bonin's.
     *
     * @param source is not closed with the database
     * @param connections how many of its connections Bonin takes at once for transactions of its own
     */
    record Shared(DataSource source, Callers callers, int connections) implements DatabaseSettings {
        /** Hides the DataSource, whose text may contain its URL. */
        @Override
        public String toString() {
            return "Shared[hidden]";
        }
    }

    /** Finds the transactions that the application begins on its DataSource. */
    interface Callers {

        /** Returns the connection of the calling thread's transaction; empty if it is in none. */
        Optional<Connection> connection();

        /** Makes the calling thread's transaction roll back, even if its code goes on to commit. */
        void mustRollBack();
    }
}
