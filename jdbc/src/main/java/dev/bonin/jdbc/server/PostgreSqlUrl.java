package dev.bonin.jdbc.server;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The operator's URL, checked. The driver detects mistakes only when it connects, and reports them like an unreachable
 * server. It also lets the URL's {@code options} override ours, which bound every wait and make every commit durable.
 *
 * @param withoutOptions the URL without the parameter {@code options}
 * @param options the value of that parameter; an empty string if absent
 */
record PostgreSqlUrl(String withoutOptions, String options) {
    private static final String OPTIONS = "options";
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /**
     * Parses a URL.
     *
     * @throws StoreException if it is invalid; the message does not quote it, since it may contain a password
     */
    static PostgreSqlUrl of(String url) {
        var parts = url.split("\\?", 2);
        requireNoUser(parts[0]);
        var parameters = parts.length == 1 ? List.<String>of() : Arrays.asList(parts[1].split("&", -1));
        parameters.forEach(PostgreSqlUrl::requireKnownSslMode);
        var others = parameters.stream()
                .filter(parameter -> !isNamed(parameter, OPTIONS))
                .collect(Collectors.joining("&"));
        var options = parameters.stream()
                .filter(parameter -> isNamed(parameter, OPTIONS))
                .map(PostgreSqlUrl::value)
                .collect(Collectors.joining(" "));
        return new PostgreSqlUrl(others.isEmpty() ? parts[0] : parts[0] + "?" + others, options);
    }

    private static void requireNoUser(String address) {
        var host = address.replaceFirst("^jdbc:postgresql:(//)?", "").split("/", 2)[0];
        if (host.contains("@")) {
            throw wrong(
                    "its URL cannot be read: the driver takes the user before the host as part of the host (expected:"
                            + " bonin.store.user and bonin.store.password)");
        }
    }

    private static void requireKnownSslMode(String parameter) {
        if (isNamed(parameter, "sslmode") && !SSL_MODES.contains(value(parameter))) {
            throw wrong("its URL cannot be read: it has an unknown sslmode (expected: one of "
                    + String.join(", ", SSL_MODES) + ")");
        }
    }

    private static boolean isNamed(String parameter, String name) {
        return parameter.equals(name) || parameter.startsWith(name + "=");
    }

    private static String value(String parameter) {
        try {
            return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw wrong("its URL cannot be read: it has a percent sign that is not followed by two hexadecimal digits");
        }
    }

    private static StoreException wrong(String what) {
        return new StoreException(Kind.BROKEN, what);
    }

    /** Hides the URL, which may contain a password. */
    @Override
    public String toString() {
        return "PostgreSqlUrl[hidden]";
    }
}
