package dev.bonin.server.command;

import dev.bonin.boot.ConfiguredStores;
import dev.bonin.jdbc.SqliteBackup;
import dev.bonin.verification.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database file while the server runs. */
@Command(
        name = "backup",
        description =
                "Copies the database file as of one moment, while the server runs or not, and checks the copy. It has"
                        + " what is stored of people, sealed; the key ring and its key are not in it.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The copy. An existing file is never overwritten.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path copy;

    @Override
    public Integer call() {
        return OperatorWork.run(spec, context -> {
            var database = ConfiguredStores.file(context.properties());
            if (database.isEmpty()) {
                return OperatorWork.say(
                        spec,
                        "The database is on a server, or in memory. Use the server's own tool, such as pg_dump for PostgreSQL or"
                                + " mariadb-dump --single-transaction for MariaDB and MySQL.");
            }
            return Files.exists(database.get())
                    ? write(database.get())
                    : OperatorWork.say(
                            spec,
                            "There is no database at " + database.get()
                                    + ". Set bonin.data (BONIN_DATA) to the folder of the server.");
        });
    }

    private int write(Path database) {
        try {
            var size = SqliteBackup.write(database, copy.toAbsolutePath());
            spec.commandLine()
                    .getOut()
                    .println("Wrote " + copy + ", " + size + " bytes, checked. To restore, stop the server, remove "
                            + database
                            + " with its -wal and -shm, and copy the backup there. Back up the key ring and its key, too, in"
                            + " separate places.");
            return 0;
        } catch (StoreException failure) {
            return OperatorWork.say(
                    spec, copy + " could not be written, and nothing is left of it: " + failure.getMessage() + ".");
        } catch (IOException failure) {
            return OperatorWork.say(spec, unwritten(copy, failure));
        }
    }

    /** Returns why there is no copy, and what to do. */
    static String unwritten(Path copy, IOException failure) {
        var folder = copy.toAbsolutePath().normalize().getParent();
        if (failure instanceof FileAlreadyExistsException) {
            return copy + " exists already, and it is not overwritten. Name another file.";
        }
        if (failure instanceof NoSuchFileException) {
            return "The folder of " + copy + ", " + folder + ", does not exist. Create it, or name a file elsewhere.";
        }
        if (failure instanceof AccessDeniedException) {
            return copy + " could not be written: the user " + System.getProperty("user.name") + " may not write in "
                    + folder + ". Name a file in a folder where this user may, or allow it there.";
        }
        var reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return copy + " could not be written (" + reason
                + "), and nothing is left of it. Free disk space, or name a file elsewhere.";
    }
}
