package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;

/** A database server, once it is known how it has to be spoken to. */
public final class Server {
    private final DatabaseSettings.Server settings;
    private final Dialect dialect;

    private Server(DatabaseSettings.Server settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
    }

    /**
     * Returns the server of {@code settings}, after looking at it.
     *
     * @throws dev.bonin.verification.StoreException if no dialect knows this kind of URL, or it cannot be read
     */
    public static Server of(DatabaseSettings.Server settings) {
        return new Server(settings, Dialects.of(settings));
    }

    /** Returns the name of the folder with the migrations for this server. */
    public String folderOfMigrations() {
        return dialect.name();
    }

    /** Opens connections for migrations, whose statements have no timeout. The caller closes the pool. */
    public ServerPool forMigrations() {
        return ServerPool.forMigrations(settings, dialect);
    }

    /** Opens a pool of connections; none is made before it is needed. */
    public ServerTransactions open() {
        return new ServerTransactions(dialect, ServerPool.open(settings, dialect));
    }
}
