package dev.bonin.portone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the network lets calls reach PortOne.
 *
 * @param proxy the only proxy that is used; system properties are not read. Null: none
 * @param proxyCredentials what the proxy asks for. Null: nothing
 * @param caBundle a PEM file with certificates that are trusted besides those of Java, such as that of a proxy that
 *     opens TLS. Null: none
 * @param plainHttp whether http is allowed to another machine, too: for a sandbox in the same network, which gets
 *     neither real credentials nor real people
 */
public record Route(
        @Nullable URI proxy,
        @Nullable ProxyCredentials proxyCredentials,
        @Nullable Path caBundle,
        boolean plainHttp) {
    /** Straight to PortOne. */
    public static final Route DIRECT = new Route(null, null, null, false);

    public Route {
        if (proxy != null) {
            requireProxy(proxy);
        }
    }

    /**
     * Name and password at the proxy. Neither is ever printed.
     *
     * @param user without a colon
     * @param password may be empty
     */
    public record ProxyCredentials(String user, String password) {
        public ProxyCredentials {
            if (user.isBlank() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("proxyCredentials: not usable (expected: a user without a colon)");
            }
        }

        /** Returns a fixed text without the credentials. */
        @Override
        public String toString() {
            return "ProxyCredentials[hidden]";
        }
    }

    public Route withProxy(URI url) {
        return new Route(url, proxyCredentials, caBundle, plainHttp);
    }

    public Route withProxyCredentials(ProxyCredentials credentials) {
        return new Route(proxy, credentials, caBundle, plainHttp);
    }

    public Route withCaBundle(Path file) {
        return new Route(proxy, proxyCredentials, file, plainHttp);
    }

    /** Returns the route to a sandbox, which plain http may reach. */
    public Route toSandbox() {
        return new Route(proxy, proxyCredentials, caBundle, true);
    }

    private static void requireProxy(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        var isPlain = url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!(scheme.equals("http") || scheme.equals("https"))
                || !isPlain
                || !url.getRawPath().matches("/?")) {
            throw new IllegalArgumentException(
                    "proxy: not usable (expected: http://host:port; no user, no path, no query)");
        }
    }
}
