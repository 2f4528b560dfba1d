package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.portone.Route;
import dev.bonin.portone.Route.ProxyCredentials;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The way to PortOne that the settings name: a proxy, and certificates to trust. */
final class ConfiguredRoute {
    private final PortOneProperties portone;

    ConfiguredRoute(PortOneProperties portone) {
        this.portone = portone;
    }

    /**
     * Returns the way.
     *
     * @throws RefusedStartException if it cannot be used; it never names a password
     */
    Route route() {
        var route = withProxy(Route.DIRECT);
        var bundle = portone.caBundle();
        return bundle == null || bundle.isBlank() ? route : route.withCaBundle(file(bundle));
    }

    private Route withProxy(Route route) {
        var proxy = portone.proxy();
        if (proxy == null || proxy.toString().isBlank()) {
            if (portone.proxyUser() != null || portone.proxyPassword() != null) {
                throw new RefusedStartException(
                        "bonin.portone.proxy-user or bonin.portone.proxy-password is set, but no proxy.",
                        "Set bonin.portone.proxy (BONIN_PORTONE_PROXY) to its address, or remove both.");
            }
            return route;
        }
        try {
            return withCredentials(route.withProxy(proxy));
        } catch (IllegalArgumentException unusable) {
            throw new RefusedStartException(
                    "bonin.portone.proxy is not the address of an HTTP proxy.",
                    "Set it to something like http://proxy.example.com:3128, and the user and password, if it asks for them, in"
                            + " bonin.portone.proxy-user and bonin.portone.proxy-password.");
        }
    }

    private Route withCredentials(Route route) {
        var user = portone.proxyUser();
        if (user == null) {
            return route;
        }
        try {
            return route.withProxyCredentials(
                    new ProxyCredentials(user, Objects.requireNonNullElse(portone.proxyPassword(), "")));
        } catch (IllegalArgumentException unusable) {
            throw new RefusedStartException(
                    "bonin.portone.proxy-user is not the name of a user.",
                    "Set it to a name without a colon, or remove it.");
        }
    }

    private static Path file(String bundle) {
        try {
            var file = Path.of(bundle);
            if (Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException notAName) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static RefusedStartException unreadable() {
        return new RefusedStartException(
                "bonin.portone.ca-bundle names no file that can be read.",
                "Set it to a PEM file with the certificates to trust, such as /etc/ssl/certs/company.pem.");
    }
}
