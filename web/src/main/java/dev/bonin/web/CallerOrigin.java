package dev.bonin.web;

import dev.bonin.verification.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may call. Browsers say where a call comes from, so a page of somebody else's cannot make a visitor's
 * browser finish something; callers that are no browser say nothing and are let through.
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
     * Whether a call may come in.
     *
     * @param origin the header of that name; null where the caller sent none
     * @param fetchSite {@code Sec-Fetch-Site}; null where the caller sent none
     */
    boolean allows(@Nullable String origin, @Nullable String fetchSite) {
        return origin == null ? !"cross-site".equals(fetchSite) : allows(origin);
    }

    /** Our own pages; in sandbox mode also every page of this machine, such as a front end's development server. */
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

    /** Browsers leave it out of {@code Origin}. */
    private static int usualPort(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String origin(URI url) {
        var named = url.getPort() != -1 && url.getPort() != usualPort(url);
        var port = named ? ":" + url.getPort() : "";
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
