package dev.bonin.ceremony;

import dev.bonin.source.Whence;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RefusalReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a page of ours opened the window of PortOne V1. The browser reports the page, so this makes relaying a
 * verification harder but does not prevent it: RFC 8628 section 5.4 names the same remaining risk for device codes.
 */
final class AllowedOrigin {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("https", 443, "http", 80);

    /** Pages that an app holds itself: they have no host, and the page's text may be a part of the address. */
    private static final Pattern WITHOUT_HOST =
            Pattern.compile("(about:blank(?=[?#]|$)|data:|file:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Set<String> origins;
    private final boolean mayBeUnknown;

    /**
     * @param origins addresses of pages, of which only the origin counts; empty allows every page
     * @param mode the sandbox also has records without a page, since a call can create them
     */
    AllowedOrigin(Set<String> origins, Mode mode) {
        this.origins = origins.stream()
                .map(address -> originOf(address).orElse(address))
                .collect(Collectors.toUnmodifiableSet());
        this.mayBeUnknown = mode == Mode.SANDBOX;
    }

    Optional<RefusalReason> refusal(Whence.Page page) {
        return origins.isEmpty() || isAllowed(page.origin())
                ? Optional.empty()
                : Optional.of(RefusalReason.ORIGIN_NOT_ALLOWED);
    }

    private boolean isAllowed(Optional<String> page) {
        return page.map(address -> originOf(address).filter(origins::contains).isPresent())
                .orElse(mayBeUnknown);
    }

    /**
     * Returns scheme and host, with the port unless it is the scheme's own; only the scheme of a page without a host.
     * Empty if the address has no origin that could be compared.
     */
    static Optional<String> originOf(String address) {
        var hostless = WITHOUT_HOST.matcher(address);
        if (hostless.matches()) {
            return Optional.of(hostless.group(1).toLowerCase(Locale.ROOT));
        }
        try {
            return originOf(new URI(withoutQuery(address)));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> originOf(URI page) {
        if (page.getScheme() == null || page.getHost() == null || page.getRawUserInfo() != null) {
            return Optional.empty();
        }
        var scheme = page.getScheme().toLowerCase(Locale.ROOT);
        var usual = page.getPort() == -1 || Integer.valueOf(page.getPort()).equals(DEFAULT_PORTS.get(scheme));
        return Optional.of(
                scheme + "://" + page.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + page.getPort()));
    }

    /** Removes query and fragment, which may contain any text; only the part before them names the host. */
    private static String withoutQuery(String address) {
        return address.split("[?#]", 2)[0];
    }
}
