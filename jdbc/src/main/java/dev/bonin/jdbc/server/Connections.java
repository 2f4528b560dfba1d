package dev.bonin.jdbc.server;

import java.sql.Connection;
import java.sql.SQLException;

/** Where transactions get their connections from. */
interface Connections extends AutoCloseable {

    /** Takes a connection. */
    Lease get() throws SQLException;

    /** Returns how many connections may be used at once. */
    int most();

    /** Replaces all connections: those in use once they are closed. */
    void renew();

    /** Does not use this connection again after it is closed. */
    void drop(Connection connection);

    @Override
    void close();
}
