package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.Failures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * A copy of a SQLite database while the server writes to it. A plain copy of the file would lack what is still in its
 * write-ahead log.
 */
public final class SqliteBackup {
    private static final int BUSY_MILLIS = 30_000;

    private SqliteBackup() {}

    /**
     * Writes the copy, readable by its owner only, and checks that it can be read as a whole.
     *
     * @return its size in bytes
     * @throws FileAlreadyExistsException if there is a file already; it is left as it is
     * @throws IOException if the copy cannot be written or is not sound, and is removed then; or if its path contains a
     *     question mark
     * @throws dev.bonin.verification.StoreException if the database cannot be read; no copy is left then
     */
    public static long write(Path database, Path copy) throws IOException {
        if (copy.toString().contains("?")) {
            throw new IOException("its path contains a question mark, at which SQLite's driver would cut it off");
        }
        create(copy);
        try {
            copy(database, copy);
            check(copy);
            flush(copy);
            return Files.size(copy);
        } catch (SQLException failure) {
            Files.delete(copy);
            throw Failures.of(failure);
        } catch (IOException | RuntimeException failure) {
            Files.delete(copy);
            throw failure;
        }
    }

    private static void create(Path copy) throws IOException {
        if (copy.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(copy);
        }
    }

    /** Copies everything as of one moment; SQLite writes into an existing file only if it is empty. */
    private static void copy(Path database, Path copy) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database, config.toProperties());
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        }
    }

    private static void check(Path copy) throws SQLException, IOException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy, config.toProperties())) {
            if (!answer(connection, "PRAGMA integrity_check").equals("ok")
                    || answer(connection, "SELECT count(*) FROM " + Migrations.HISTORY + " WHERE success = 1")
                            .equals("0")) {
                throw new IOException("the copy is not sound, as is the database probably");
            }
        }
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static void flush(Path copy) throws IOException {
        try (var file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }
}
