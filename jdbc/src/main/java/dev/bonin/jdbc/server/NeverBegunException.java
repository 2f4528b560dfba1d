package dev.bonin.jdbc.server;

import java.sql.SQLException;

/** Thrown if the connection had ended before anything of the work was sent. */
final class NeverBegunException extends NothingDoneException {
    private static final long serialVersionUID = 1L;

    NeverBegunException(SQLException failure) {
        super(failure);
    }
}
