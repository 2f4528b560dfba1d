package dev.bonin.boot;

import dev.bonin.portone.Credentials;
import dev.bonin.portone.PortOneSettings;
import dev.bonin.verification.Mode;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** PortOne where the settings say it is. Sandbox mode never goes to PortOne itself, whatever they say. */
public final class ConfiguredPortOne implements PortOneConnection {
    private static final URI LOCAL_SANDBOX = URI.create("http://localhost:8090");
    private static final Set<String> PORTONE_HOSTS =
            Set.of(PortOneSettings.DEFAULT_BASE_URL.getHost(), PortOneSettings.STATIC_IP_BASE_URL.getHost());

    private final BoninProperties.PortOne portone;

    public ConfiguredPortOne(BoninProperties properties) {
        this.portone = properties.portone();
    }

    @Override
    public PortOneSettings settings(Mode mode) {
        var key = portone.impKey();
        var secret = portone.impSecret();
        if (key == null || secret == null) {
            throw new RefusedStartException(
                    "bonin.portone.imp-key and bonin.portone.imp-secret are not set.",
                    "Set both: in sandbox mode to those that the sandbox shows on its page, in live mode to your own.");
        }
        return PortOneSettings.of(new Credentials(key, secret))
                .withBaseUrl(baseUrl(mode))
                .withConnectTimeout(portone.connectTimeout())
                .withTotalTimeout(portone.timeout());
    }

    private URI baseUrl(Mode mode) {
        var url = portone.baseUrl();
        if (url == null) {
            return mode == Mode.SANDBOX ? LOCAL_SANDBOX : PortOneSettings.DEFAULT_BASE_URL;
        }
        var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (mode == Mode.SANDBOX && PORTONE_HOSTS.contains(host)) {
            throw new RefusedStartException(
                    "bonin.portone.base-url is PortOne itself, but the mode is sandbox.",
                    "Remove bonin.portone.base-url, or set bonin.mode=live.");
        }
        return url;
    }
}
