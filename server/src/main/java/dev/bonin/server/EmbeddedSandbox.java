package dev.bonin.server;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.ConfiguredPortOne;
import dev.bonin.boot.PortOneConnection;
import dev.bonin.boot.RefusedStartException;
import dev.bonin.portone.Credentials;
import dev.bonin.portone.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScript;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox inside the server. It runs in sandbox mode, unless {@code bonin.portone.base-url} names another one; in live mode there is none.
 */
final class EmbeddedSandbox implements PortOneConnection, AutoCloseable {
    private final BoninProperties properties;
    private final @Nullable Sandbox sandbox;

    private EmbeddedSandbox(BoninProperties properties, @Nullable Sandbox sandbox) {
        this.properties = properties;
        this.sandbox = sandbox;
    }

    static EmbeddedSandbox start(CeremonyRules rules, BoninProperties properties, ServerSettings settings) {
        var wanted = rules.mode() == Mode.SANDBOX && properties.portone().baseUrl() == null;
        return new EmbeddedSandbox(properties, wanted ? open(settings.sandboxPort()) : null);
    }

    private static Sandbox open(int port) {
        try {
            return Sandbox.start(SandboxConfig.defaults().withPort(port));
        } catch (UncheckedIOException taken) {
            throw new RefusedStartException(
                    "Port " + port + ", which the sandbox needs, is taken by another program.",
                    "Stop that program, or give the sandbox another port: BONIN_SANDBOX_PORT=8091 ./bonin");
        }
    }

    /** Empty in live mode, and where another sandbox is used. */
    Optional<Sandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    @Override
    public PortOneSettings settings(Mode mode) {
        if (sandbox == null) {
            return new ConfiguredPortOne(properties).settings(mode);
        }
        var merchant = sandbox.merchant();
        var credentials = new Credentials(merchant.impKey(), merchant.impSecret());
        return new ConfiguredPortOne(properties)
                .withTimeouts(PortOneSettings.of(credentials).withBaseUrl(URI.create(sandbox.baseUrl())));
    }

    /** The script of this sandbox, unless the settings name another. */
    PortOneScript script(Mode mode) {
        return sandbox == null || properties.portone().scriptUrl() != null
                ? new ConfiguredPortOne(properties).script(mode)
                : new PortOneScript(URI.create(sandbox.scriptUrl()));
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
