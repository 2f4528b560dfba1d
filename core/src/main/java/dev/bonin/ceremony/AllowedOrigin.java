package dev.bonin.ceremony;

import dev.bonin.source.Whence;
import dev.bonin.verification.RefusalReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a page of ours opened the window of PortOne V1. The browser reports the page, so this makes relaying a
 * verification harder but does not prevent it: RFC 8628 section 5.4 names the same remaining risk for device codes.
 */
final class AllowedOrigin {
    private static final int HTTPS = 443;

    private final Set<String> hosts;

    /** @param hosts in lower case, with the port unless it is 443; empty allows every page, as in the sandbox */
    AllowedOrigin(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    Optional<RefusalReason> refusal(Whence.Page page) {
        return hosts.isEmpty() || isAllowed(page.origin())
                ? Optional.empty()
                : Optional.of(RefusalReason.ORIGIN_NOT_ALLOWED);
    }

    private boolean isAllowed(Optional<String> origin) {
        return origin.flatMap(AllowedOrigin::secureHost).filter(hosts::contains).isPresent();
    }

    /**
     * Returns the host, with its port unless it is 443. Empty if the page was not loaded over https, since it could
     * have been modified in transit.
     */
    private static Optional<String> secureHost(String origin) {
        try {
            var page = new URI(withoutQuery(origin));
            return Optional.ofNullable(page.getHost())
                    .filter(host -> "https".equalsIgnoreCase(page.getScheme()) && page.getRawUserInfo() == null)
                    .map(host -> host.toLowerCase(Locale.ROOT) + port(page.getPort()));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the port in the format of {@link CeremonyRules#originHosts}: empty for the default port of https. */
    private static String port(int port) {
        return port == -1 || port == HTTPS ? "" : ":" + port;
    }

    /** Removes query and fragment, which may contain any text; only the part before them names the host. */
    private static String withoutQuery(String origin) {
        return origin.split("[?#]", 2)[0];
    }
}
