package dev.bonin.sandbox.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses calls of other web pages to endpoints that change state. A page of another origin is refused by its
 * {@code Origin} or {@code Sec-Fetch-Site}; a page that uses DNS rebinding by its {@code Host}.
 */
public final class CallerGuard {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+\\]|[0-9a-z._-]+)(?::[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*\\]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    private final boolean exposed;

    /**
     * Creates a guard for one port.
     *
     * @param exposed whether other machines can reach the port; then any IP address and any name without a dot is
     *     accepted as host, since an attacker on the internet cannot own either
     */
    public CallerGuard(boolean exposed) {
        this.exposed = exposed;
    }

    /** Wraps a handler so that it refuses calls of other pages. */
    public Handler around(Handler handler) {
        return request -> {
            require(request);
            return handler.handle(request);
        };
    }

    /**
     * Checks a request.
     *
     * @throws Refusal 403 if it may come from another page
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
