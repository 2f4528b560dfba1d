package dev.bonin.portone;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * The address of one of PortOne's APIs, with timeouts and limits.
 *
 * @param baseUrl https, or http to this machine only, since credentials are sent to it
 * @param connectTimeout for one connection, TLS included; 3 s by default
 * @param totalTimeout for one call as a whole, including its retries; 10 s by default
 * @param maxConnections the largest number of connections to PortOne; further callers wait within their total timeout;
 *     512 by default: 2,000 calls per second to a PortOne that answers in 250 ms
 * @param route the proxy and the trusted certificates; {@link Route#DIRECT} by default
 * @param observer is told of each call; {@link CallObserver#NONE} by default
 */
public record Endpoint(
        URI baseUrl,
        Duration connectTimeout,
        Duration totalTimeout,
        int maxConnections,
        Route route,
        CallObserver observer) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    public Endpoint {
        requireSafe(baseUrl, route.plainHttp());
        requireTimeout("connectTimeout", connectTimeout);
        requireTimeout("totalTimeout", totalTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: " + maxConnections + " (expected: 1 or more)");
        }
    }

    /** Returns an address with the default limits. */
    public static Endpoint of(URI baseUrl) {
        return new Endpoint(
                baseUrl, Duration.ofSeconds(3), Duration.ofSeconds(10), 512, Route.DIRECT, CallObserver.NONE);
    }

    public Endpoint withBaseUrl(URI url) {
        return new Endpoint(url, connectTimeout, totalTimeout, maxConnections, route, observer);
    }

    public Endpoint withConnectTimeout(Duration timeout) {
        return new Endpoint(baseUrl, timeout, totalTimeout, maxConnections, route, observer);
    }

    public Endpoint withTotalTimeout(Duration timeout) {
        return new Endpoint(baseUrl, connectTimeout, timeout, maxConnections, route, observer);
    }

    public Endpoint withMaxConnections(int connections) {
        return new Endpoint(baseUrl, connectTimeout, totalTimeout, connections, route, observer);
    }

    public Endpoint withRoute(Route other) {
        return new Endpoint(baseUrl, connectTimeout, totalTimeout, maxConnections, other, observer);
    }

    public Endpoint withObserver(CallObserver other) {
        return new Endpoint(baseUrl, connectTimeout, totalTimeout, maxConnections, route, other);
    }

    /** Returns the base URL with a slash at its end, to which paths are appended. */
    public String folder() {
        var text = baseUrl.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    private static void requireSafe(URI url, boolean plainHttp) {
        var scheme = scheme(url);
        var secure = scheme.equals("https") || (scheme.equals("http") && (plainHttp || isThisMachine(url)));
        if (!secure || !isPlain(url)) {
            throw new IllegalArgumentException(
                    "baseUrl: not usable (expected: https://host, or http://localhost for a sandbox; no user, no query)");
        }
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean isThisMachine(URI url) {
        return url.getHost() != null && THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static void requireTimeout(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + timeout + " (expected: more than zero, at most " + LONGEST_TIMEOUT + ")");
        }
    }
}
