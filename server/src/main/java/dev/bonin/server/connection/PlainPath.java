package dev.bonin.server.connection;

import org.jspecify.annotations.Nullable;

/**
 * Recognises unambiguous paths. Path parameters ({@code ;}), dot segments and empty segments are removed before an
 * endpoint sees the path, so the account {@code kim;2} would become {@code kim}. Clients have to encode such
 * characters.
 */
final class PlainPath {
    private PlainPath() {}

    /** Returns whether nothing would be removed from the raw path. */
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
