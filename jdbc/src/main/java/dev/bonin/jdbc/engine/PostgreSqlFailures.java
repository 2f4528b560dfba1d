package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interprets failures of PostgreSQL. After a commit was sent, an ordinary error means that the transaction was rolled
 * back. An ended session leaves the result unknown: an orderly shutdown reports 57P01 even for a commit that is already
 * on disk (PostgreSQL manual, appendix A).
 */
public final class PostgreSqlFailures implements ServerFailures {
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

    /** Takes a failure without a code as unknown: it comes from the driver. */
    @Override
    public boolean isUnknown(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return failure.getSQLState() == null
                || isLostConnection(failure)
                || UNKNOWN.contains(state)
                || UNKNOWN_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    @Override
    public boolean isLostConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || SESSION_ENDS.contains(state);
    }

    /** A later session may be writable after a fail-over, or when a full disk has space again. */
    @Override
    public boolean isReadOnly(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState());
    }

    /** Creates the same failure for a session that reported itself as read-only. */
    public static SQLException readOnly() {
        return new SQLException("transactions of this session are read-only", READ_ONLY);
    }

    @Override
    public boolean isOver(SQLException failure) {
        return ADMIN_SHUTDOWN.equals(failure.getSQLState());
    }

    /**
     * Checks that a synchronous standby, if configured, has received the commit. If the wait for it was interrupted,
     * for example by a statement timeout, the server reports success with a warning.
     *
     * @throws SQLException with a code for an unknown result
     */
    public static void requireReplicated(@Nullable SQLWarning warnings) throws SQLException {
        for (var warning = warnings; warning != null; warning = warning.getNextWarning()) {
            if (WAIT_CUT_SHORT.contains(String.valueOf(warning.getSQLState()))) {
                throw new SQLException("committed, but not known to be replicated", NOT_REPLICATED, warning);
            }
        }
    }

    /** Recognizes the failures of {@link #requireReplicated}. */
    @Override
    public boolean isUnreplicated(SQLException failure) {
        return NOT_REPLICATED.equals(failure.getSQLState());
    }

    /** Never repeats: statements that wait for each other are sent in one order, and wait instead. */
    @Override
    public boolean isConflict(SQLException failure) {
        return false;
    }
}
