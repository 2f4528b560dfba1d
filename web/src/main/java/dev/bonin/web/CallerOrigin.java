package dev.bonin.web;

import dev.bonin.verification.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages may call. Browsers send the origin of a call, so a page of another site cannot make a visitor's
 * browser finish a request; callers that are no browsers send no origin and are accepted.
 */
final class CallerOrigin {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Mode mode;
    private final @Nullable String publicOrigin;

    CallerOrigin(Mode mode, @Nullable URI publicUrl) {
        this.mode = mode;
        this.publicOrigin = publicUrl == null ? null : origin(publicUrl);
    }

    /**
     * Returns whether a call is accepted.
     *
     * @param origin the {@code Origin} header; null if the caller sent none
     * @param fetchSite the {@code Sec-Fetch-Site} header; null if the caller sent none
     */
    boolean allows(@Nullable String origin, @Nullable String fetchSite) {
        return origin == null ? !"cross-site".equals(fetchSite) : allows(origin);
    }

    /** Accepts our own pages; in sandbox mode also pages on this machine, such as a front end's development server. */
    boolean allows(String origin) {
        return origin.equals(publicOrigin) || (mode == Mode.SANDBOX && isThisMachine(origin));
    }

    private static boolean isThisMachine(String origin) {
        try {
            var host = new URI(origin).getHost();
            return host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /** Returns the scheme's default port, which browsers leave out of {@code Origin}. */
    private static int usualPort(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String origin(URI url) {
        var named = url.getPort() != -1 && url.getPort() != usualPort(url);
        var port = named ? ":" + url.getPort() : "";
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
