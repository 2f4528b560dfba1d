package dev.bonin.server.door;

import org.jspecify.annotations.Nullable;

/**
 * Tells paths that mean one thing to everybody who reads them. Path parameters ({@code ;}), dot segments and empty
 * segments are cut out before an endpoint sees them, so that the account {@code kim;2} would be taken for {@code kim}:
 * whoever means such a character encodes it.
 */
final class PlainPath {
    private PlainPath() {}

    /** Returns whether the raw path has nothing in it that would be cut out. */
    static boolean isPlain(@Nullable String path) {
        if (path == null) {
            return true;
        }
        return path.indexOf(';') < 0 && path.indexOf('\\') < 0 && !path.contains("//") && hasNoDots(path);
    }

    private static boolean hasNoDots(String path) {
        for (var segment : path.split("/", -1)) {
            var name = segment.replace("%2e", ".").replace("%2E", ".");
            if (name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
