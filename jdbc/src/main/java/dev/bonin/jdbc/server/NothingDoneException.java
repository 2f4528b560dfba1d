package dev.bonin.jdbc.server;

import java.sql.SQLException;

/**
 * Thrown if the connection ended, or is read-only, before a commit was sent, so the work can be repeated on another
 * connection.
 */
class NothingDoneException extends SQLException {
    private static final long serialVersionUID = 1L;

    NothingDoneException(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), failure);
    }
}
