package dev.bonin.server.training;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A server in sandbox mode on loopback, with a sandbox and a database in a temporary folder. It reads no outside
 * settings: the environment of {@code ./bonin serve}, which starts it, may name the database of real people.
 */
final class TrainingServer implements AutoCloseable {
    private static final String ANY_PORT = "0";

    private final Sandbox sandbox;
    private final TrainingFolder folder;
    private final ConfigurableApplicationContext context;

    private TrainingServer(Sandbox sandbox, TrainingFolder folder, ConfigurableApplicationContext context) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.context = context;
    }

    static TrainingServer start(SpringApplication application) throws IOException {
        var folder = TrainingFolder.create();
        var sandbox = Sandbox.start(SandboxConfig.defaults().withPort(0));
        try {
            application.setEnvironment(new OwnSettings(settings(sandbox, folder.path())));
            application.setRegisterShutdownHook(false); // it would close beside the folder's, in any order
            return new TrainingServer(sandbox, folder, application.run());
        } catch (RuntimeException notStarted) {
            sandbox.close();
            folder.close();
            throw notStarted;
        }
    }

    private static Map<String, Object> settings(Sandbox sandbox, Path folder) {
        var merchant = sandbox.merchant();
        return Map.ofEntries(
                Map.entry("spring.config.location", "classpath:/"), // no file of the working directory
                Map.entry("bonin.mode", "sandbox"),
                Map.entry("bonin.port", ANY_PORT),
                Map.entry("bonin.management-port", ANY_PORT),
                Map.entry("bonin.shutdown-pause", "0s"),
                Map.entry("bonin.data", folder.toString()),
                Map.entry("bonin.portone.base-url", sandbox.baseUrl()),
                Map.entry("bonin.portone.imp-key", merchant.impKey()),
                Map.entry("bonin.portone.imp-secret", merchant.impSecret()),
                Map.entry("bonin.web.limits.starts-per-minute", Integer.MAX_VALUE),
                Map.entry("bonin.web.limits.finishes-per-minute", Integer.MAX_VALUE),
                Map.entry("bonin.purposes.signup.keep", List.of("person", "name", "birthday", "phone")),
                Map.entry("bonin.purposes.signup.erase-after", "1d"));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Path folder() {
        return folder.path();
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The training server has no port");
        }
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        context.close();
        sandbox.close();
        folder.close();
    }

    /** Contains these settings only, without environment variables and system properties. */
    private static final class OwnSettings extends StandardEnvironment {
        OwnSettings(Map<String, Object> settings) {
            getPropertySources().addFirst(new MapPropertySource("training", settings));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources none) {}
    }
}
