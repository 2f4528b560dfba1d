package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.portone.Endpoint;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import dev.bonin.web.BaseAddress;
import dev.bonin.web.PortOneScripts;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connects to PortOne as the settings say. Sandbox mode refuses PortOne's own addresses. */
public final class ConfiguredPortOne implements PortOneConnection {
    private static final URI LOCAL_SANDBOX = URI.create("http://localhost:8090");

    /** Source: PortOne's guides, which load the scripts from there. */
    private static final PortOneScripts PORTONES = new PortOneScripts(
            URI.create("https://cdn.iamport.kr/v1/iamport.js"), URI.create("https://cdn.portone.io/v2/browser-sdk.js"));

    private static final String SAYS_WHO = "could say who is verified";
    private static final Set<String> PORTONE_DOMAINS = Set.of("iamport.kr", "portone.io");

    private final BoninProperties properties;
    private final PortOneProperties portone;

    public ConfiguredPortOne(BoninProperties properties) {
        this.properties = properties;
        this.portone = properties.portone();
    }

    @Override
    public Optional<PortOneSettings> ofV1(Mode mode) {
        return connects(PortOneApi.V1, mode) ? Optional.of(settings(mode)) : Optional.empty();
    }

    @Override
    public Optional<IdentityVerificationSettings> ofV2(Mode mode) {
        return connects(PortOneApi.V2, mode) ? Optional.of(settingsOfV2(mode)) : Optional.empty();
    }

    private boolean connects(PortOneApi api, Mode mode) {
        return new ChosenApis(properties, mode).connects(api);
    }

    /** Returns how V2 is reached. */
    IdentityVerificationSettings settingsOfV2(Mode mode) {
        var secret = mode == Mode.LIVE ? portone.v2().apiSecret() : portone.v2().secretOrSandbox();
        var store = mode == Mode.LIVE ? portone.v2().storeId() : portone.v2().storeOrSandbox();
        try {
            var settings = new IdentityVerificationSettings(
                    new ApiSecret(secret == null ? "" : secret),
                    store == null || store.isBlank() ? null : store,
                    Endpoint.of(IdentityVerificationSettings.DEFAULT_BASE_URL));
            return withTimeouts(
                    settings.with(endpoint -> at(baseUrlOfV2(mode), "bonin.portone.v2.base-url", endpoint, mode)));
        } catch (IllegalArgumentException unusable) {
            throw new RefusedStartException(
                    "bonin.portone.v2.api-secret is not a secret that PortOne V2 could have.",
                    "Set it (BONIN_PORTONE_V2_APISECRET) to the value shown in the PortOne console, without blanks.");
        }
    }

    /** Returns how V1 is reached. */
    PortOneSettings settings(Mode mode) {
        var key = portone.impKey();
        var secret = portone.impSecret();
        if (key == null || secret == null) {
            throw new RefusedStartException(
                    "bonin.portone.imp-key and bonin.portone.imp-secret are not set.",
                    "Set both: in sandbox mode to those that the sandbox shows on its page, in live mode to your own.");
        }
        var settings = PortOneSettings.of(credentials(key, secret));
        return withTimeouts(settings.with(endpoint -> at(baseUrl(mode), "bonin.portone.base-url", endpoint, mode)));
    }

    private static Credentials credentials(String key, String secret) {
        try {
            return new Credentials(key, secret);
        } catch (IllegalArgumentException blank) {
            throw new RefusedStartException(
                    "bonin.portone.imp-key or bonin.portone.imp-secret is blank.",
                    "Set both to the values shown in the PortOne console, or on the page of the sandbox.");
        }
    }

    private Endpoint at(URI url, String setting, Endpoint endpoint, Mode mode) {
        var route = new ConfiguredRoute(portone).route();
        try {
            return endpoint.withRoute(mode == Mode.SANDBOX ? route.toSandbox() : route)
                    .withBaseUrl(url);
        } catch (IllegalArgumentException unusable) {
            throw new RefusedStartException(
                    setting + " is not an address that PortOne or a sandbox could have.",
                    "Remove it, or set it to something like http://bonin-sandbox:8090 in sandbox mode, or https:// in live mode:"
                            + " a host of letters, digits and hyphens (no _), no user, no query.");
        }
    }

    /** Returns {@code settings} with the configured timeouts. */
    public PortOneSettings withTimeouts(PortOneSettings settings) {
        return settings.with(this::withTimeouts);
    }

    /** Returns {@code settings} with the configured timeouts. */
    public IdentityVerificationSettings withTimeouts(IdentityVerificationSettings settings) {
        return settings.with(this::withTimeouts);
    }

    private Endpoint withTimeouts(Endpoint endpoint) {
        try {
            return endpoint.withConnectTimeout(portone.connectTimeout()).withTotalTimeout(portone.timeout());
        } catch (IllegalArgumentException unusable) {
            throw new RefusedStartException(
                    "bonin.portone.connect-timeout or bonin.portone.timeout cannot be used: " + unusable.getMessage(),
                    "Set both to more than zero and at most an hour, such as 3s and 10s.");
        }
    }

    /** Returns the addresses of the scripts. Pages run them with all their rights, so live mode accepts https only. */
    public PortOneScripts scripts(Mode mode) {
        return scripts(mode, mode == Mode.LIVE ? PORTONES : scriptsOf(BaseAddress.of(baseUrl(mode))));
    }

    /** Returns the same, with {@code usual} where the settings name none. */
    public PortOneScripts scripts(Mode mode, PortOneScripts usual) {
        return new PortOneScripts(
                script(portone.scriptUrl(), "bonin.portone.script-url", usual.v1(), mode),
                script(portone.v2().scriptUrl(), "bonin.portone.v2.script-url", usual.v2(), mode));
    }

    private static URI script(@Nullable URI own, String setting, URI usual, Mode mode) {
        return own == null ? usual : allowed(own, setting, "could run in every page of yours", mode);
    }

    /** Returns the scripts of the sandbox at {@code address}. */
    public static PortOneScripts scriptsOf(Object address) {
        return new PortOneScripts(URI.create(address + "/v1/iamport.js"), URI.create(address + "/v2/browser-sdk.js"));
    }

    private static boolean isPortOne(URI url) {
        var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        return PORTONE_DOMAINS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private URI baseUrl(Mode mode) {
        var url = portone.baseUrl();
        if (url == null) {
            return mode == Mode.SANDBOX ? LOCAL_SANDBOX : PortOneSettings.DEFAULT_BASE_URL;
        }
        return allowed(url, "bonin.portone.base-url", SAYS_WHO, mode);
    }

    private URI baseUrlOfV2(Mode mode) {
        var url = portone.v2().baseUrl();
        if (url == null) {
            return mode == Mode.SANDBOX ? baseUrl(mode) : IdentityVerificationSettings.DEFAULT_BASE_URL;
        }
        return allowed(url, "bonin.portone.v2.base-url", SAYS_WHO, mode);
    }

    private static URI allowed(URI url, String setting, String risk, Mode mode) {
        if (mode == Mode.SANDBOX && isPortOne(url)) {
            throw new RefusedStartException(
                    setting + " is PortOne itself, but the mode is sandbox.",
                    "Remove " + setting + ", or set bonin.mode=live.");
        }
        if (mode == Mode.LIVE && (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null)) {
            throw new RefusedStartException(
                    setting + " is not https, so anybody on the way " + risk + ".",
                    "Remove " + setting + " to use PortOne's own, or set it to an address that begins with https://.");
        }
        return url;
    }
}
