package dev.bonin.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Servers that refuse to run as root, and their files. */
final class OtherUser {
    private OtherUser() {}

    /** Returns a command that is run by the package's user where these tests are run by root. */
    static List<String> instead(String user, List<String> command) {
        if (!isRoot()) {
            return command;
        }
        var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    /** Gives a folder and all that is in it to that user. */
    static void give(String user, Path folder) throws IOException {
        if (isRoot()) {
            var given = new ProcessBuilder("chown", "-R", user, folder.toString())
                    .inheritIO()
                    .start();
            if (given.onExit().join().exitValue() != 0) {
                throw new IOException("Cannot be given to " + user + ": " + folder);
            }
        }
    }

    /** Makes a folder on the disk, where the usual one for temporary files may be in memory. */
    static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Path.of("/var/tmp"), name);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
