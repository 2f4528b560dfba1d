package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Translates a driver's exception. Its message is omitted, since it may quote a row; its code is kept, which the
 * databases document (PostgreSQL manual, appendix A; SQLite, "Result and Error Codes"; MariaDB and MySQL, "Error
 * Codes").
 */
public final class Failures {
    private Failures() {}

    public static RuntimeException of(SQLException failure) {
        if (failure instanceof BatchUpdateException && failure.getCause() instanceof SQLException first) {
            return of(first);
        }
        if (failure instanceof UnknownOutcomeException) {
            return failed(Kind.UNKNOWN, "its response to a commit was lost", String.valueOf(failure.getSQLState()));
        }
        if (failure instanceof SQLiteException sqlite) {
            return ofSqlite(sqlite.getResultCode());
        }
        if (MySqlFailures.isPasswordHeldBack(failure)) {
            return MySqlFailures.passwordHeldBack();
        }
        var unreached = unreached(failure);
        if (unreached.isPresent()) {
            return failed(Kind.UNAVAILABLE, unreached.get(), String.valueOf(failure.getSQLState()));
        }
        int number = number(failure);
        return number > 0 ? MySqlFailures.translated(failure, number) : ofPostgreSql(failure);
    }

    /** Returns why no connection was made, where the network says so; otherwise empty. */
    private static Optional<String> unreached(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Optional.of("no address is known for the name of its host");
            }
            if (cause instanceof ConnectException) {
                return Optional.of(
                        "its host refuses connections, so no server listens on that port, or a firewall does");
            }
            if (cause instanceof NoRouteToHostException) {
                return Optional.of("its host cannot be reached from this machine");
            }
        }
        return Optional.empty();
    }

    /** Returns the number by which MariaDB and MySQL name a failure; PostgreSQL has none. */
    private static int number(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known && known.getErrorCode() > 0) {
                return known.getErrorCode();
            }
        }
        return 0;
    }

    /** Returns whether the database has no room for what was written. */
    public static boolean isFull(SQLException failure) {
        return of(failure) instanceof StoreException known && known.kind() == Kind.FULL;
    }

    /** Returns whether the disk failed: the data may nevertheless be on it after the next startup. */
    static boolean isDiskError(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && sqlite.getResultCode().name().startsWith("SQLITE_IOERR");
    }

    private static RuntimeException ofSqlite(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> new DuplicateException();
            case SQLITE_FULL -> failed(Kind.FULL, "the disk is full", code.name());
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT, SQLITE_LOCKED ->
                failed(Kind.UNAVAILABLE, "another program holds the database file", code.name());
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                failed(
                        Kind.BROKEN,
                        "the file is damaged or not a database: restore it from the last backup",
                        code.name());
            default -> {
                var primary = code.name();
                yield primary.startsWith("SQLITE_READONLY")
                        ? failed(Kind.READ_ONLY, "the database file is not writable", primary)
                        : primary.startsWith("SQLITE_IOERR") || primary.startsWith("SQLITE_CANTOPEN")
                                ? failed(Kind.UNAVAILABLE, "the database file is not accessible", primary)
                                : failed(Kind.BROKEN, "the database refused a statement", primary);
            }
        };
    }

    private static RuntimeException ofPostgreSql(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        if (state.equals("23505")) {
            return new DuplicateException();
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "42" -> failed(Kind.BROKEN, ofDefinition(state), state);
            case "28" -> failed(Kind.UNAVAILABLE, "the database refuses this user or password", state);
            case "3D" -> failed(Kind.UNAVAILABLE, "the database does not exist on the server", state);
            case "55" ->
                failed(
                        Kind.UNAVAILABLE,
                        state.equals("55P03")
                                ? "its tables are locked, for example by a backup or an open session: end it, or try again"
                                : "the database is away or too slow",
                        state);
            case "08", "40", "57" -> failed(Kind.UNAVAILABLE, "the database is away or too slow", state);
            case "53" ->
                failed(state.equals("53100") ? Kind.FULL : Kind.UNAVAILABLE, "the database is out of room", state);
            case "25" ->
                failed(state.equals("25006") ? Kind.READ_ONLY : Kind.UNAVAILABLE, "the database is read-only", state);
            default ->
                isLibraryMissing(failure)
                        ? failed(
                                Kind.BROKEN,
                                "SQLite's native library cannot be loaded: set java.io.tmpdir, or -Dorg.sqlite.tmpdir in BONIN_JAVA_OPTS, to a folder"
                                        + " that is writable and not mounted noexec",
                                "native library")
                        : failure instanceof SQLTransientConnectionException
                                ? failed(Kind.UNAVAILABLE, "no connection to the database in time", "pool")
                                : failed(Kind.BROKEN, "the database refused a statement", state);
        };
    }

    private static String ofDefinition(String state) {
        return switch (state) {
            case "42501" ->
                "its user lacks permissions: bonin.store.user (BONIN_STORE_USER) must own Bonin's tables and have"
                        + " USAGE and CREATE on their schema";
            case "42P07", "42723" ->
                "its schema contains tables or functions with Bonin's names that Bonin did not create: give Bonin a schema of its own,"
                        + " such as by ?currentSchema=bonin in bonin.store.url (BONIN_STORE_URL)";
            default -> "the database refused a statement";
        };
    }

    private static boolean isLibraryMissing(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NativeLibraryNotFoundException || cause instanceof LinkageError) {
                return true;
            }
        }
        return false;
    }

    private static StoreException failed(Kind kind, String what, String code) {
        return new StoreException(kind, what + " (" + code + ")");
    }
}
