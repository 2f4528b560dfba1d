package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the response to a commit was lost: the transaction may or may not have been committed, so it must not
 * simply be repeated.
 */
public final class UnknownOutcomeException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object result;

    /** @param result the work's result in case it was committed */
    public UnknownOutcomeException(SQLException lost, @Nullable Object result) {
        super("the response to a commit was lost", lost.getSQLState(), lost);
        this.result = result;
    }

    @Nullable
    public Object result() {
        return result;
    }
}
