package dev.bonin.jdbc.server;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a server is spoken to in sessions that are not ours: each transaction begins with our limits, and one of the
 * application can be joined.
 */
interface ForeignDialect extends Dialect {

    /** Gives a session that is not ours its own settings back, after the end of our transaction. */
    void handBack(Connection connection) throws SQLException;

    /**
     * Joins a transaction that is not ours: marks its place, and makes it durable and its waits for locks short.
     *
     * @return what {@link #leave} restores
     */
    String join(Connection connection) throws SQLException;

    /** Hands a joined transaction back to its owner, with all that was done in it. */
    void leave(String before, Connection connection) throws SQLException;

    /** Hands a joined transaction back as it was before {@link #join}. */
    void undo(Connection connection) throws SQLException;
}
