package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;

/** Opens pools as transactions do. */
public final class ServerPools {
    private ServerPools() {}

    /** Opens the pool that transactions on this server would use. */
    public static ServerPool of(DatabaseSettings.Server settings) {
        return ServerPool.open(settings, Dialects.of(settings));
    }
}
