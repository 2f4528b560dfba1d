package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.util.Set;

/**
 * Interprets failures of MariaDB and MySQL by their numbers: the two drivers name different states for the same ones
 * (1205 is HY000 with one and 40001 with the other).
 */
public final class MySqlFailures implements ServerFailures {
    private static final int READ_ONLY_OPTION = 1290;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT = 1205;
    private static final int NO_SUCH_PARENT = 1452;

    private static final String GRANT = "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP, REFERENCES,"
            + " TRIGGER on the database of bonin.store.url (BONIN_STORE_URL) to it";

    private static final Set<Integer> READ_ONLY = Set.of(READ_ONLY_OPTION, 1792, 1836);

    /** Of another transaction; that with a parent which is gone only happens between nodes of a cluster. */
    private static final Set<Integer> CONFLICTS = Set.of(DEADLOCK, LOCK_WAIT, 1020, NO_SUCH_PARENT);

    /**
     * Ended by an administrator, a shutdown, or a timeout of the server; statements that were interrupted; the
     * network.
     */
    private static final Set<Integer> LOST =
            Set.of(1047, 1053, 1152, 1153, 1158, 1159, 1160, 1161, 1184, 1317, 1927, 2002, 2003, 2006, 2013, 4031);

    private static final Set<Integer> FULL = Set.of(3, 28, 1021, 1114);

    /** Told by statements before the commit, although their state says nothing. */
    private static final Set<Integer> OF_STATEMENTS = Set.of(1021, 1114, 1364, 1366, 1665);

    /** Classes of states of statements that were refused: wrong values, constraints, grammar, transactions. */
    private static final Set<String> REFUSED = Set.of("21", "22", "23", "25", "40", "42");

    /**
     * Takes everything as unknown of which it is not known that the commit was not reached: a commit that fails because
     * of the binary log or of an interruption may be there nevertheless.
     */
    @Override
    public boolean isUnknown(SQLException failure) {
        if (isConflict(failure) || isReadOnly(failure) || OF_STATEMENTS.contains(failure.getErrorCode())) {
            return false;
        }
        var state = String.valueOf(failure.getSQLState());
        return isLostConnection(failure) || state.length() < 2 || !REFUSED.contains(state.substring(0, 2));
    }

    @Override
    public boolean isLostConnection(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08") || LOST.contains(failure.getErrorCode());
    }

    @Override
    public boolean isReadOnly(SQLException failure) {
        return READ_ONLY.contains(failure.getErrorCode());
    }

    /** Creates the same failure for a server that says of itself that it is read-only. */
    public static SQLException readOnly() {
        return new SQLException("the server is read-only", "HY000", READ_ONLY_OPTION);
    }

    /** Never: a session that is being ended may still commit. */
    @Override
    public boolean isOver(SQLException failure) {
        return false;
    }

    /** Never: neither server says so of a commit. */
    @Override
    public boolean isUnreplicated(SQLException failure) {
        return false;
    }

    @Override
    public boolean isConflict(SQLException failure) {
        return CONFLICTS.contains(failure.getErrorCode()) || "40001".equals(failure.getSQLState());
    }

    /** Returns whether a driver kept the password back, since nothing encrypts it. All that it tells is a text. */
    static boolean isPasswordHeldBack(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var text = String.valueOf(cause.getMessage());
            if (text.contains("RSA public key is not available")
                    || text.contains("Public Key Retrieval is not allowed")) {
                return true;
            }
        }
        return false;
    }

    static StoreException passwordHeldBack() {
        return new StoreException(
                Kind.BROKEN,
                "MySQL takes its user's password only over an encrypted connection, or encrypted by its public key: add"
                        + " sslMode=VERIFY_IDENTITY (or REQUIRED; with MariaDB's driver verify-full or trust) to"
                        + " bonin.store.url (BONIN_STORE_URL), or allowPublicKeyRetrieval=true where nobody can get"
                        + " between it and the database");
    }

    static boolean isFull(SQLException failure) {
        return FULL.contains(failure.getErrorCode());
    }

    /** Translates a failure for operators; see {@link Failures}. */
    static RuntimeException translated(SQLException failure, int code) {
        return switch (code) {
            case 1062, 1586, 1859 -> new DuplicateException();
            case DEADLOCK, LOCK_WAIT, 1020, NO_SUCH_PARENT ->
                failed(
                        Kind.UNAVAILABLE,
                        "its tables are locked, for example by a backup or an open session: end it, or try again",
                        code);
            case 3, 28, 1021, 1114 -> failed(Kind.FULL, "the database is out of room", code);
            case READ_ONLY_OPTION, 1792, 1836 -> failed(Kind.READ_ONLY, "the database is read-only", code);
            case 1045, 1251, 1129, 1130, 1698 ->
                failed(Kind.UNAVAILABLE, "the database refuses this user or password", code);
            case 1049 -> failed(Kind.UNAVAILABLE, "the database does not exist on the server", code);
            case 1040, 1203, 1226 -> failed(Kind.UNAVAILABLE, "the server takes no more connections", code);
            case 1044 -> // to whoever has no right on any database of that name, so that names cannot be guessed
                failed(
                        Kind.BROKEN,
                        "its user lacks permissions, or the database does not exist: create it, and " + GRANT,
                        code);
            case 1142, 1143, 1227, 1370 -> failed(Kind.BROKEN, "its user lacks permissions: " + GRANT, code);
            case 1050 ->
                failed(
                        Kind.BROKEN,
                        "its database contains tables with Bonin's names that Bonin did not create: give Bonin a database of"
                                + " its own in bonin.store.url (BONIN_STORE_URL)",
                        code);
            case 1153 ->
                failed(Kind.BROKEN, "a statement is larger than the server's max_allowed_packet: raise it", code);
            case 1286 -> failed(Kind.BROKEN, "the server has no storage engine InnoDB", code);
            case 1665 -> failed(Kind.BROKEN, "the server's binlog_format is STATEMENT: set it to ROW or MIXED", code);
            default -> other(failure, code);
        };
    }

    private static StoreException other(SQLException failure, int code) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("70") || LOST.contains(code)
                ? failed(Kind.UNAVAILABLE, "the database is away or too slow", code)
                : failed(Kind.BROKEN, "the database refused a statement", code);
    }

    private static StoreException failed(Kind kind, String what, int code) {
        return new StoreException(kind, what + " (" + code + ")");
    }
}
