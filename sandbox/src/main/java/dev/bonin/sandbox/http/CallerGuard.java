package dev.bonin.sandbox.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps foreign web pages away from calls that change something. A page of another origin is refused by its
 * {@code Origin} or {@code Sec-Fetch-Site}; a page that made its own name resolve to us (DNS rebinding) by its
 * {@code Host}.
 */
public final class CallerGuard {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+\\]|[0-9a-z._-]+)(?::[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*\\]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    private final boolean exposed;

    /**
     * A guard for one port.
     *
     * @param exposed whether the port is reachable by others; then any address and any name without a dot will do as
     *     host, since an attacker on the internet can own neither
     */
    public CallerGuard(boolean exposed) {
        this.exposed = exposed;
    }

    /** The handler, for callers that are no foreign page. */
    public Handler around(Handler handler) {
        return request -> {
            require(request);
            return handler.handle(request);
        };
    }

    /**
     * Lets the request pass.
     *
     * @throws Refusal 403 when a foreign page may be behind it
     */
    public void require(Request request) {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        if (!isOurs(host)) {
            throw new Refusal(403, "Host: not accepted (expected: the host the sandbox is bound to)");
        }
        if (!request.header("Origin")
                .map(origin -> origin.equals("http://" + host))
                .orElse(true)) {
            throw new Refusal(403, "Origin: not accepted (expected: none, or the sandbox's own)");
        }
        if (request.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
            throw new Refusal(403, "Sec-Fetch-Site: cross-site (expected: a call from no other site)");
        }
    }

    private boolean isOurs(String host) {
        var parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        return LOOPBACK_NAMES.contains(name) || (exposed && isOutOfReachForAttackers(name));
    }

    private static boolean isOutOfReachForAttackers(String name) {
        return ADDRESS.matcher(name).matches() || name.indexOf('.') < 0;
    }
}
