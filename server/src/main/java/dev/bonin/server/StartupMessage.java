package dev.bonin.server;

import dev.bonin.verification.Mode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Logs the addresses when all ports are open, so that no port can fail after the message. */
final class StartupMessage implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin");

    private final EmbeddedSandbox sandbox;
    private final Mode mode;

    StartupMessage(EmbeddedSandbox sandbox, Mode mode) {
        this.sandbox = sandbox;
        this.mode = mode;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        greet(port(environment, "local.server.port").orElseThrow());
        port(environment, "local.management.port")
                .ifPresent(port -> LOG.info("Health and metrics are on port {}, below /actuator", port));
        warn(sandbox.foreign());
        if (sandbox.isExposed()) {
            LOG.warn(
                    "bonin.sandbox.expose is set: everyone who reaches this machine can be verified as any person. Do not expose the"
                            + " sandbox of an application that relies on verifications.");
        }
    }

    private void greet(int port) {
        sandbox.sandbox()
                .ifPresentOrElse(
                        running -> LOG.info(
                                "Sandbox mode: invented people only. Verify one at http://localhost:{}/ (sandbox of PortOne: {})",
                                port,
                                running.baseUrl()),
                        () -> LOG.info("Running in {} mode on port {}", mode.code(), port));
    }

    private static void warn(SandboxNames.Foreign foreign) {
        if (!foreign.replaced().isEmpty()) {
            LOG.warn(
                    "Sandbox: {} not known to the embedded sandbox, which uses its own instead. Remove what is named, name a merchant"
                            + " or store with it in bonin.sandbox.config, or set bonin.portone.base-url to a sandbox that knows it",
                    String.join(", ", foreign.replaced()));
        }
        if (!foreign.refused().isEmpty()) {
            LOG.warn(
                    "Sandbox: {} not known to the embedded sandbox, so its windows and calls are refused. Remove what is named, name a"
                            + " store or channel with it in bonin.sandbox.config, or set bonin.portone.base-url to a sandbox that knows it",
                    String.join(", ", foreign.refused()));
        }
    }

    private static Optional<Integer> port(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name, Integer.class));
    }
}
