package dev.bonin.portone;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * The address of PortOne, the credentials, timeouts and limits.
 *
 * @param credentials the merchant's key and secret
 * @param baseUrl {@link #DEFAULT_BASE_URL} by default; https, or http to this machine only, since key and secret are
 *     sent to it
 * @param connectTimeout for one connection, TLS included; 3 s by default
 * @param totalTimeout for one call as a whole, including its access token and its retries; 10 s by default
 * @param maxConnections the largest number of connections to PortOne; further callers wait within their total timeout;
 *     512 by default: 2,000 calls per second to a PortOne that answers in 250 ms
 * @param route the proxy and the trusted certificates; {@link Route#DIRECT} by default
 */
public record PortOneSettings(
        Credentials credentials,
        URI baseUrl,
        Duration connectTimeout,
        Duration totalTimeout,
        int maxConnections,
        Route route) {

    /** The default address. Source: PortOne V1 OpenAPI, {@code host}. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.iamport.kr");

    /**
     * The same API behind fixed IP addresses, for networks with an allow list of destinations. Source:
     * iamport-rest-client-java.
     */
    public static final URI STATIC_IP_BASE_URL = URI.create("https://static-api.iamport.kr");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    public PortOneSettings {
        requireSafe(baseUrl, route.plainHttp());
        requireTimeout("connectTimeout", connectTimeout);
        requireTimeout("totalTimeout", totalTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: " + maxConnections + " (expected: 1 or more)");
        }
    }

    /** Returns settings for PortOne itself, with the default limits. */
    public static PortOneSettings of(Credentials credentials) {
        return new PortOneSettings(
                credentials, DEFAULT_BASE_URL, Duration.ofSeconds(3), Duration.ofSeconds(10), 512, Route.DIRECT);
    }

    public PortOneSettings withBaseUrl(URI url) {
        return new PortOneSettings(credentials, url, connectTimeout, totalTimeout, maxConnections, route);
    }

    public PortOneSettings withConnectTimeout(Duration timeout) {
        return new PortOneSettings(credentials, baseUrl, timeout, totalTimeout, maxConnections, route);
    }

    public PortOneSettings withTotalTimeout(Duration timeout) {
        return new PortOneSettings(credentials, baseUrl, connectTimeout, timeout, maxConnections, route);
    }

    public PortOneSettings withMaxConnections(int connections) {
        return new PortOneSettings(credentials, baseUrl, connectTimeout, totalTimeout, connections, route);
    }

    public PortOneSettings withRoute(Route other) {
        return new PortOneSettings(credentials, baseUrl, connectTimeout, totalTimeout, maxConnections, other);
    }

    public PortOneSettings withProxy(URI url) {
        return withRoute(route.withProxy(url));
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
