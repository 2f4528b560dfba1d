package dev.bonin.boot.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Whether another user of this machine could have changed a file or folder. Root is none: it can change everything.
 * Answers no where the system has no users as Linux has them.
 */
public final class OtherUsers {
    private static final Path ME = Path.of("/proc/self");
    private static final int ROOT = 0;

    private OtherUsers() {}

    /**
     * Returns whether {@code path} belongs to another user than this process's, or another user may write to it. The
     * sticky bit of a folder such as {@code /tmp} does not help: others may still place files there. A group may write
     * if it is root's, or the private group of this process's user, which many systems give to each user. Permissions
     * do not count on a file system that is mounted for reading only.
     *
     * @param path an existing file or folder; links are followed
     */
    public static boolean mayChange(Path path) throws IOException {
        return owns(path) || mayWrite(path);
    }

    /** Returns whether {@code path} belongs to a user who is neither this process's nor root. */
    public static boolean owns(Path path) throws IOException {
        if (!Files.exists(ME)) {
            return false;
        }
        int owner = id(path, "uid");
        return owner != ROOT && owner != id(ME, "uid");
    }

    private static boolean mayWrite(Path path) throws IOException {
        if (!Files.exists(ME) || Files.getFileStore(path).isReadOnly()) {
            return false;
        }
        var permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || (permissions.contains(PosixFilePermission.GROUP_WRITE) && !isPrivateGroup(path));
    }

    private static boolean isPrivateGroup(Path path) throws IOException {
        int group = id(path, "gid");
        return group == ROOT
                || group == id(ME, "uid")
                || group(path).equals(Files.getOwner(ME).getName());
    }

    private static String group(Path path) throws IOException {
        return String.valueOf(Files.getAttribute(path, "posix:group"));
    }

    private static int id(Path path, String kind) throws IOException {
        return (int) Files.getAttribute(path, "unix:" + kind);
    }
}
