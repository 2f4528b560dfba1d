package dev.bonin.jdbc.engine;

import java.sql.SQLException;

/** Tells what a failure of a server means for the transaction and its connection. */
public interface ServerFailures {

    /** Returns whether the transaction may have been committed nevertheless, if its commit may have been sent. */
    boolean isUnknown(SQLException failure);

    /** Returns whether the connection has ended, regardless of the current statement. */
    boolean isLostConnection(SQLException failure);

    /** Returns whether the session is read-only. A later session may be writable. */
    boolean isReadOnly(SQLException failure);

    /** Returns whether the server ended the session itself, so that it will not commit the transaction later. */
    boolean isOver(SQLException failure);

    /**
     * Returns whether a commit was not confirmed by a standby as it should be: then finding its row on this server
     * proves nothing.
     */
    boolean isUnreplicated(SQLException failure);

    /**
     * Returns whether the server refused this transaction because of a concurrent one: nothing is stored once it is
     * rolled back, and it can be repeated.
     */
    boolean isConflict(SQLException failure);
}
