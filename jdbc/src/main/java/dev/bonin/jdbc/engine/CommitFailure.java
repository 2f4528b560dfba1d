package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of PostgreSQL says of a transaction whose commit was sent. An ordinary error means that it was rolled
 * back. A session that ends says nothing: an orderly shutdown answers a commit with 57P01 that is on the disk
 * (PostgreSQL manual, appendix A).
 */
final class CommitFailure {
    private static final String ADMIN_SHUTDOWN = "57P01";

    /** A session that ends, or a server in trouble, by the first characters of the code. */
    private static final Set<String> UNKNOWN_CLASSES = Set.of("08", "58", "XX");

    /**
     * The only warnings that a commit has are those of the wait for its replication: a plain one, or that of a
     * shutdown.
     */
    private static final Set<String> WAIT_CUT_SHORT = Set.of("01000", ADMIN_SHUTDOWN);

    /** {@code transaction_resolution_unknown}, which no server sends. */
    private static final String NOT_REPLICATED = "08007";

    private static final Set<String> SESSION_ENDS = Set.of("25P03", "25P04");
    private static final String READ_ONLY = "25006";
    private static final Set<String> UNKNOWN = Set.of("40003");

    private CommitFailure() {}

    /**
     * Returns whether the transaction may have been committed all the same. A failure without a code is the driver's
     * own.
     */
    static boolean isUnknown(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return failure.getSQLState() == null
                || isLostConnection(failure)
                || UNKNOWN.contains(state)
                || UNKNOWN_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    /** Returns whether the connection has ended, whatever was under way on it. */
    static boolean isLostConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || SESSION_ENDS.contains(state);
    }

    /**
     * Returns whether the session cannot write, which a later one may: after a fail-over, or where the disk was full
     * for a while.
     */
    static boolean isReadOnly(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState());
    }

    /** Says the same of a session that was asked whether it can write. */
    static SQLException readOnly() {
        return new SQLException("transactions of this session are read-only", READ_ONLY);
    }

    /** Returns whether the server has ended the session itself: it does not commit anything of it later. */
    static boolean isOver(SQLException failure) {
        return ADMIN_SHUTDOWN.equals(failure.getSQLState());
    }

    /**
     * Makes sure that a synchronous standby, where the operator has one, has what was committed. A wait for it that was
     * cut short, by a statement's time limit for one, is told as a warning beside success.
     *
     * @throws SQLException with a code that says that it is not known
     */
    static void requireReplicated(@Nullable SQLWarning warnings) throws SQLException {
        for (var warning = warnings; warning != null; warning = warning.getNextWarning()) {
            if (WAIT_CUT_SHORT.contains(String.valueOf(warning.getSQLState()))) {
                throw new SQLException("committed, but not known to be replicated", NOT_REPLICATED, warning);
            }
        }
    }

    /** Returns whether {@link #requireReplicated} said so: that it is found here is no answer then. */
    static boolean isUnreplicated(SQLException failure) {
        return NOT_REPLICATED.equals(failure.getSQLState());
    }
}
