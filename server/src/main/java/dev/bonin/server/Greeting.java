package dev.bonin.server;

import dev.bonin.verification.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Says, once the port is open, where to go. */
final class Greeting implements ApplicationListener<WebServerInitializedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin");

    private final EmbeddedSandbox sandbox;
    private final Mode mode;

    Greeting(EmbeddedSandbox sandbox, Mode mode) {
        this.sandbox = sandbox;
        this.mode = mode;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            LOG.info(
                    "Health and metrics are on port {}, below /actuator",
                    event.getWebServer().getPort());
            return;
        }
        int port = event.getWebServer().getPort();
        sandbox.sandbox()
                .ifPresentOrElse(
                        running -> LOG.info(
                                "Sandbox mode: invented people only. Verify one at http://localhost:{}/ (sandbox of PortOne: {})",
                                port,
                                running.baseUrl()),
                        () -> LOG.info("Running in {} mode on port {}", mode.code(), port));
        if (sandbox.isExposed()) {
            LOG.warn(
                    "bonin.sandbox.expose is set: whoever can reach this machine can be verified as anybody. Never do so"
                            + " where an application relies on it.");
        }
    }
}
