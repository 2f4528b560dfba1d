package dev.bonin.server.rehearsal;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A second server in this process, with a sandbox of its own, on loopback, in sandbox mode, its database in a folder that goes with it. It knows nothing of how this process was
 * set up, and so can touch none of its data.
 */
final class Stage implements AutoCloseable {
    private static final String ANY_PORT = "0";

    private final Sandbox sandbox;
    private final StageFolder folder;
    private final ConfigurableApplicationContext context;

    private Stage(Sandbox sandbox, StageFolder folder, ConfigurableApplicationContext context) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.context = context;
    }

    static Stage open(SpringApplication application) throws IOException {
        var sandbox = Sandbox.start(SandboxConfig.defaults().withPort(0));
        var folder = StageFolder.open();
        try {
            return new Stage(sandbox, folder, server(application, sandbox, folder.path()));
        } catch (RuntimeException notStarted) {
            sandbox.close();
            folder.close();
            throw notStarted;
        }
    }

    private static ConfigurableApplicationContext server(SpringApplication application, Sandbox sandbox, Path folder) {
        application.setEnvironment(new Told(settings(sandbox, folder)));
        application.setListeners(withoutLogging(application));
        application.addInitializers(starting -> starting.addBeanFactoryPostProcessor(Stage::silence));
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    /** Logging is one for the whole process: a second application would set its levels anew, and end it when it closes. */
    private static List<ApplicationListener<?>> withoutLogging(SpringApplication application) {
        return application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList();
    }

    /** What would speak to the operator, as if it were the server that they run: where to go, keys that were made, how far the access log goes. */
    private static void silence(ConfigurableListableBeanFactory beans) {
        var registry = (BeanDefinitionRegistry) beans;
        for (var name : List.of("greeting", "dressRehearsal", "boninChores", "boninKeyRings")) {
            registry.removeBeanDefinition(name);
        }
        beans.registerSingleton("boninKeyRings", KeyRings.fixed(KeyRing.draw(Clock.systemUTC())));
    }

    private static Map<String, Object> settings(Sandbox sandbox, Path folder) {
        var merchant = sandbox.merchant();
        return Map.ofEntries(
                Map.entry("spring.config.location", "classpath:/"), // no file beside this process
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

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The server has no port");
        }
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        context.close();
        sandbox.close();
        folder.close();
    }

    /** An environment of these settings, without environment variables and system properties. */
    private static final class Told extends StandardEnvironment {
        Told(Map<String, Object> settings) {
            getPropertySources().addFirst(new MapPropertySource("rehearsal", settings));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources none) {}
    }
}
