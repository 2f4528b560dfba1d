package dev.bonin.ceremony;

import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.verification.RefusalReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * F8: the window was opened by a page of ours. The browser says which page it was, so this is a hurdle for a relayed
 * verification and no proof against one: RFC 8628 section 5.4 names the same remaining risk for device codes.
 */
final class AllowedOrigin {
    private static final int HTTPS = 443;

    private final Set<String> hosts;

    /**
     * @param hosts in small letters, with the port where it is not 443; none at all means that any page may, as in a
     *     sandbox
     */
    AllowedOrigin(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    /** What was done in a window that a page of ours opened, as far as a browser can be believed. */
    sealed interface FromOurPage {
        Fresh fresh();
    }

    private record Proof(Fresh fresh) implements FromOurPage {}

    Checked<FromOurPage> check(Fresh fresh) {
        return hosts.isEmpty() || isAllowed(fresh.matched().report().origin())
                ? Checked.proven(new Proof(fresh))
                : Checked.refused(RefusalReason.ORIGIN_NOT_ALLOWED);
    }

    private boolean isAllowed(Optional<String> origin) {
        return origin.flatMap(AllowedOrigin::secureHost).filter(hosts::contains).isPresent();
    }

    /**
     * With its port where it is not 443; empty where the page did not come over https, so that anybody on the way could
     * have written it.
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

    /** As {@link CeremonyRules#originHosts} has it: nothing for that of https. */
    private static String port(int port) {
        return port == -1 || port == HTTPS ? "" : ":" + port;
    }

    /** Pages put anything behind their path; only what stands before it names the host. */
    private static String withoutQuery(String origin) {
        return origin.split("[?#]", 2)[0];
    }
}
