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
 * The user and the group that a file belongs to. What an administrator writes has to belong to whom it belonged to
 * before, or the server could not read it any more.
 */
public final class FileOwner {
    private final UserPrincipal user;
    private final GroupPrincipal group;

    private FileOwner(PosixFileAttributes attributes) {
        this.user = attributes.owner();
        this.group = attributes.group();
    }

    /** Returns the owner of a file that is there; empty where the file system knows of none. */
    static Optional<FileOwner> of(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? Optional.empty() : Optional.of(new FileOwner(view.readAttributes()));
    }

    /**
     * Makes a file belong to the same user and group. A link is never followed: whoever may write to the folder could
     * have an administrator give away any file by one.
     *
     * @throws IOException if this process may not; only an administrator may give a file away
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
     * Makes a new file belong to the owner of its folder, where an administrator made it for them. Where this process
     * may not give it away, it stays its own.
     *
     * @throws IOException if it could not be found out whose the folder is
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
