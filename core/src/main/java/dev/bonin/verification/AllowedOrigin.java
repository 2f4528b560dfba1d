package dev.bonin.verification;

import dev.bonin.verification.Freshness.Fresh;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * F8: the window was opened by a page of ours. The browser says which page it was, so this is a hurdle for a relayed verification and no proof
 * against one: RFC 8628 section 5.4 names the same remaining risk for device codes.
 */
final class AllowedOrigin {
    private final Set<String> hosts;

    /** @param hosts in small letters; none at all means that pages of any host may, as in a sandbox */
    AllowedOrigin(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    Checked<Fresh> check(Fresh fresh) {
        return hosts.isEmpty() || isAllowed(fresh.matched().report().origin())
                ? Checked.proven(fresh)
                : Checked.refused(RefusalReason.ORIGIN_NOT_ALLOWED);
    }

    private boolean isAllowed(Optional<String> origin) {
        return origin.flatMap(AllowedOrigin::host).filter(hosts::contains).isPresent();
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(new URI(withoutQuery(origin)).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Pages put anything behind their path; only what stands before it names the host. */
    private static String withoutQuery(String origin) {
        return origin.split("[?#]", 2)[0];
    }
}
