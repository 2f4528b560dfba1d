package dev.bonin.boot;

import dev.bonin.application.OddAddress;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.verification.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks at startup that browsers can be sent to the configured addresses, not when the first person comes back. */
final class AddressRules {
    private static final Pattern ORIGIN =
            Pattern.compile("about:blank|data:|file:|[a-z][a-z0-9+.-]*://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern PLAIN = Pattern.compile("http://(?!localhost(:[0-9]{1,5})?$).*");

    private final BoninProperties settings;
    private final Mode mode;

    AddressRules(BoninProperties settings, Mode mode) {
        this.settings = settings;
        this.mode = mode;
    }

    void checkPublicUrl() {
        var url = settings.publicUrl();
        if (url != null && (!isWebAddress(url) || url.getQuery() != null)) {
            throw new RefusedStartException(
                    "bonin.public-url is not an address at which browsers could reach this application" + odd(url)
                            + ".",
                    "Set bonin.public-url (BONIN_PUBLICURL) to something like https://www.example.com.");
        }
    }

    /** Checks {@code bonin.web.return-url}; a path belongs to this application. */
    void checkReturnUrl() {
        var text = settings.web().returnUrl();
        var url = text == null ? Optional.<URI>empty() : parse(text);
        if (text != null && url.filter(this::isReturnAddress).isEmpty()) {
            throw new RefusedStartException(
                    "bonin.web.return-url is not an address that a browser could be sent to"
                            + (mode == Mode.LIVE ? " safely" : "")
                            + url.map(AddressRules::odd).orElse("") + ".",
                    "Set it to a path such as /verified, or to a whole address such as https://www.example.com/verified, without #"
                            + (mode == Mode.LIVE ? "; in live mode it must be https." : "."));
        }
    }

    /** Plain http says nothing about a page, except on the device itself, where the WebViews of apps use it. */
    void checkAllowedOrigins() {
        for (var origin : settings.portone().allowedOrigins()) {
            if (!ORIGIN.matcher(origin).matches()
                    || !CeremonyRules.isComparable(origin)
                    || (mode == Mode.LIVE && PLAIN.matcher(origin).matches())) {
                throw new RefusedStartException(
                        "bonin.portone.allowed-origins has an entry that is not an origin"
                                + (mode == Mode.LIVE ? " to be relied on" : "") + ".",
                        "Name origins such as https://www.example.com or capacitor://localhost, or about:blank, data: or file:"
                                + (mode == Mode.LIVE ? "; http only for localhost." : "."));
            }
        }
    }

    private boolean isReturnAddress(URI url) {
        if (url.getRawFragment() != null) {
            return false;
        }
        return url.isAbsolute()
                ? isWebAddress(url) && (mode == Mode.SANDBOX || "https".equalsIgnoreCase(url.getScheme()))
                : url.getRawAuthority() == null && url.getRawPath().startsWith("/");
    }

    private static String odd(URI url) {
        return OddAddress.what(url).map(what -> ": " + what).orElse("");
    }

    private static boolean isWebAddress(URI url) {
        var http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
