package dev.bonin.sandbox.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses calls of other web pages to the sandbox's own API. A browser tells by {@code Origin} or
 * {@code Sec-Fetch-Site} which page calls, and pages cannot forge either; tools such as curl send neither.
 */
public final class CallerGuard {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What a browser says of the sandbox's own pages, and of an address that the person types. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

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
        if (!request.header("Origin").map(origin -> isOwn(origin, request)).orElse(true)) {
            throw new Refusal(403, "Origin: not accepted (expected: none, or the sandbox's own)");
        }
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (!site.map(from -> mayCome(from, request.method())).orElse(true)) {
            throw new Refusal(403, "Sec-Fetch-Site: another site (expected: a page of the sandbox, or no page)");
        }
    }

    /** With https a proxy is in front of the sandbox: it is the same host and port. */
    private static boolean isOwn(String origin, Request request) {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        String page = origin.toLowerCase(Locale.ROOT);
        return page.equals("http://" + host) || page.equals("https://" + host);
    }

    /**
     * Another port of this machine is the same site, but another page. It may lead a person to what can be read:
     * without an {@code Origin} it sees nothing of the answer itself.
     */
    private static boolean mayCome(String site, String method) {
        return OWN.contains(site) || (READING.contains(method) && site.equals("same-site"));
    }
}
