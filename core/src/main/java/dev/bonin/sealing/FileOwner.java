package dev.bonin.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;

/**
 * The user and group that own a file. A file that an administrator replaces must keep its owner; otherwise the server
 * could not read it any more.
 */
public final class FileOwner {
    private final UserPrincipal user;
    private final GroupPrincipal group;

    private FileOwner(PosixFileAttributes attributes) {
        this.user = attributes.owner();
        this.group = attributes.group();
    }

    /** Returns the owner of an existing file; empty if the file system has no owners. */
    static Optional<FileOwner> of(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? Optional.empty() : Optional.of(new FileOwner(view.readAttributes()));
    }

    /**
     * Changes the owner of a file to this user and group. Does not follow symbolic links: anyone who can write to the
     * folder could otherwise make an administrator give away any file.
     *
     * @throws IOException if this process lacks the permission; only an administrator may give a file away
     */
    void take(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        var now = new FileOwner(view.readAttributes());
        if (!now.group.equals(group)) {
            view.setGroup(group);
        }
        if (!now.user.equals(user)) {
            view.setOwner(user);
        }
    }

    String user() {
        return user.getName();
    }

    /**
     * Gives a new file to the owner of its folder if an administrator created it. Files of other users are not changed.
     *
     * @throws IOException if the owner of the folder cannot be determined or set
     */
    public static void inherit(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        var owner = of(folder);
        if (owner.isPresent() && isAdministrators(file)) {
            owner.get().take(file);
        }
    }

    private static boolean isAdministrators(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals("root");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileOwner same && user.equals(same.user) && group.equals(same.group);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, group);
    }
}
