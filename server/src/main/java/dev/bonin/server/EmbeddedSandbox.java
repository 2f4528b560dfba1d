package dev.bonin.server;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.ConfiguredPortOne;
import dev.bonin.boot.PortOneConnection;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.server.SandboxFiles.UnusableException;
import dev.bonin.server.demo.DemoSandbox;
import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.answer.WindowParameters;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox inside the server. It runs in sandbox mode unless {@code bonin.portone.base-url} names another one, and
 * never in live mode.
 */
final class EmbeddedSandbox implements PortOneConnection, DemoSandbox, AutoCloseable {
    static final InetAddress ALL_ADDRESSES = new InetSocketAddress(0).getAddress();

    private final BoninProperties properties;
    private final @Nullable Sandbox sandbox;
    private final SandboxNames names;
    private final boolean exposed;

    private EmbeddedSandbox(
            BoninProperties properties, @Nullable Sandbox sandbox, SandboxNames names, boolean exposed) {
        this.properties = properties;
        this.sandbox = sandbox;
        this.names = names;
        this.exposed = exposed;
    }

    static EmbeddedSandbox start(CeremonyRules rules, BoninProperties properties, ServerSettings settings) {
        var wanted = rules.mode() == Mode.SANDBOX && properties.portone().baseUrl() == null;
        var exposed = isExposed(rules, settings);
        var config = config(settings, exposed).withHosts(hosts(properties));
        var names = new SandboxNames(config.contents(), properties.portone());
        return new EmbeddedSandbox(properties, wanted ? open(config) : null, names, exposed);
    }

    private static boolean isExposed(CeremonyRules rules, ServerSettings settings) {
        if (rules.mode() == Mode.LIVE && settings.sandbox().expose()) {
            throw new RefusedStartException(
                    "bonin.sandbox.expose is set, but live mode has no sandbox.",
                    "Remove bonin.sandbox.expose (BONIN_SANDBOX_EXPOSE): in live mode the server listens on all addresses anyway.");
        }
        return settings.sandbox().expose();
    }

    /** Browsers call the sandbox by the server's own name. */
    private static Set<String> hosts(BoninProperties properties) {
        return Optional.ofNullable(properties.publicUrl()).map(URI::getHost).stream()
                .collect(Collectors.toSet());
    }

    private static SandboxConfig config(ServerSettings settings, boolean exposed) {
        var usual = SandboxConfig.defaults().withPort(settings.sandboxPort());
        var config = exposed ? usual.exposedAt(ALL_ADDRESSES) : usual;
        try {
            return read(settings.sandbox(), config);
        } catch (UnusableException unusable) {
            throw new RefusedStartException(
                    "A file of the sandbox cannot be used.\n" + unusable.getMessage(),
                    "Correct it, or remove bonin.sandbox.config (BONIN_SANDBOX_CONFIG) or bonin.sandbox.personas"
                            + " (BONIN_SANDBOX_PERSONAS). docs/sandbox.md shows both files.");
        }
    }

    private static SandboxConfig read(ServerSettings.SandboxSettings files, SandboxConfig config) {
        return new SandboxFiles(config, isKorean())
                .read(path(files.config()), SandboxConfig::withFile)
                .read(path(files.personas()), SandboxConfig::withPeople)
                .config();
    }

    /** As the help of the command line. */
    private static boolean isKorean() {
        return Locale.getDefault().getLanguage().equals(Locale.KOREAN.getLanguage());
    }

    private static @Nullable Path path(@Nullable String file) {
        return file == null || file.isBlank() ? null : Path.of(file);
    }

    private static Sandbox open(SandboxConfig config) {
        try {
            return Sandbox.start(config);
        } catch (UncheckedIOException taken) {
            var port =
                    new TakenPort(config.port(), "the sandbox needs", "BONIN_SANDBOX_PORT", "bonin.sandbox-port", 8091);
            throw new RefusedStartException(port.problem(), port.remedy());
        }
    }

    /** Returns the running sandbox; empty in live mode, and if another sandbox is configured. */
    Optional<Sandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    /** Returns whether other machines can reach the sandbox and the server. */
    boolean isExposed() {
        return exposed;
    }

    /** Returns the address for browsers: on an exposed server with the host of {@code bonin.public-url}. */
    @Override
    public Optional<String> browserUrl() {
        var url = properties.publicUrl();
        var host = exposed && url != null ? url.getHost() : null;
        return sandbox().map(running -> host == null ? running.baseUrl() : "http://" + host + ":" + running.port());
    }

    /** Returns which settings the running sandbox does not know; nothing without one. */
    SandboxNames.Foreign foreign() {
        return sandbox == null ? SandboxNames.Foreign.NONE : names.foreign();
    }

    @Override
    public Optional<String> merchantCode() {
        return sandbox().map(running -> names.merchant().code());
    }

    /** Returns what pages pass to the scripts of this sandbox: its merchant, and its store unless another is named. */
    WindowParameters windows(WindowParameters configured) {
        return sandbox == null ? configured : names.windows();
    }

    @Override
    public Optional<PortOneSettings> ofV1(Mode mode) {
        var configured = new ConfiguredPortOne(properties);
        if (sandbox == null) {
            return configured.ofV1(mode);
        }
        var merchant = names.merchant();
        var settings = PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()));
        return Optional.of(configured.withTimeouts(settings.withBaseUrl(URI.create(sandbox.baseUrl()))));
    }

    @Override
    public Optional<IdentityVerificationSettings> ofV2(Mode mode) {
        var configured = new ConfiguredPortOne(properties);
        if (sandbox == null) {
            return configured.ofV2(mode);
        }
        var settings =
                IdentityVerificationSettings.of(new ApiSecret(names.store().apiSecret()));
        return Optional.of(configured.withTimeouts(
                settings.with(endpoint -> endpoint.withBaseUrl(URI.create(sandbox.baseUrl())))));
    }

    /** Returns the scripts of this sandbox, unless the settings name others. */
    PortOneScripts scripts(Mode mode) {
        var configured = new ConfiguredPortOne(properties);
        return browserUrl()
                .map(url -> configured.scripts(mode, ConfiguredPortOne.scriptsOf(url)))
                .orElseGet(() -> configured.scripts(mode));
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
