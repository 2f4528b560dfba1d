package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a failure of PostgreSQL after a commit was sent. An ordinary error means that the transaction was rolled
 * back. An ended session leaves the result unknown: an orderly shutdown reports 57P01 even for a commit that is already
 * on disk (PostgreSQL manual, appendix A).
 */
final class CommitFailure {
    private static final String ADMIN_SHUTDOWN = "57P01";

    /** The first characters of codes for an ended session or a server failure. */
    private static final Set<String> UNKNOWN_CLASSES = Set.of("08", "58", "XX");

    /**
     * The only warnings of a commit concern an interrupted wait for replication: a plain warning, or that of a
     * shutdown.
     */
    private static final Set<String> WAIT_CUT_SHORT = Set.of("01000", ADMIN_SHUTDOWN);

    /** {@code transaction_resolution_unknown}, which no server sends; used for our own exception. */
    private static final String NOT_REPLICATED = "08007";

    private static final Set<String> SESSION_ENDS = Set.of("25P03", "25P04");
    private static final String READ_ONLY = "25006";
    private static final Set<String> UNKNOWN = Set.of("40003");

    private CommitFailure() {}

    /**
     * Returns whether the transaction may have been committed nevertheless. A failure without a code comes from the
     * driver.
     */
    static boolean isUnknown(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return failure.getSQLState() == null
                || isLostConnection(failure)
                || UNKNOWN.contains(state)
                || UNKNOWN_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    /** Returns whether the connection has ended, regardless of the current statement. */
    static boolean isLostConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || SESSION_ENDS.contains(state);
    }

    /**
     * Returns whether the session is read-only. A later session may be writable: after a fail-over, or when a full disk
     * has space again.
     */
    static boolean isReadOnly(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState());
    }

    /** Creates the same failure for a session that reported itself as read-only. */
    static SQLException readOnly() {
        return new SQLException("transactions of this session are read-only", READ_ONLY);
    }

    /** Returns whether the server ended the session itself, so that it will not commit the transaction later. */
    static boolean isOver(SQLException failure) {
        return ADMIN_SHUTDOWN.equals(failure.getSQLState());
    }

    /**
     * Checks that a synchronous standby, if configured, has received the commit. If the wait for it was interrupted,
     * for example by a statement timeout, the server reports success with a warning.
     *
     * @throws SQLException with a code for an unknown result
     */
    static void requireReplicated(@Nullable SQLWarning warnings) throws SQLException {
        for (var warning = warnings; warning != null; warning = warning.getNextWarning()) {
            if (WAIT_CUT_SHORT.contains(String.valueOf(warning.getSQLState()))) {
                throw new SQLException("committed, but not known to be replicated", NOT_REPLICATED, warning);
            }
        }
    }

    /**
     * Returns whether the failure comes from {@link #requireReplicated}: then finding the row on this server proves
     * nothing.
     */
    static boolean isUnreplicated(SQLException failure) {
        return NOT_REPLICATED.equals(failure.getSQLState());
    }
}
