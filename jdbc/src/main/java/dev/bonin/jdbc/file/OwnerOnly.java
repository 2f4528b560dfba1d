package dev.bonin.jdbc.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions with which files and folders are made, so that there is no moment in which others can open them. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Returns the attributes to make {@code path} with; none on a file system that does not know them. */
    public static FileAttribute<?>[] attributes(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
