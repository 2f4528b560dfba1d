package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A commit was sent and not answered: the transaction may have been committed or not, so it must not simply be done
 * again.
 */
final class UnknownOutcomeException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object result;

    /** @param result what the work came to, if it was committed */
    UnknownOutcomeException(SQLException lost, @Nullable Object result) {
        super("the answer to a commit was lost", lost.getSQLState(), lost);
        this.result = result;
    }

    @Nullable
    Object result() {
        return result;
    }
}
