package dev.bonin.server;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.SettingsAtStart;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.server.webhook.WebhookSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jetty.autoconfigure.metrics.JettyMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.startup.StartupTimeMetricsListenerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server as a Spring Boot application. Without credentials it runs in sandbox mode. The build processes it ahead of
 * time through its main method; with {@code -Dspring.aot.enabled=true} it starts from the processed classes.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            // They cost time and memory, and the server does not use them.
            AopAutoConfiguration.class,
            HttpEncodingAutoConfiguration.class,
            MultipartAutoConfiguration.class,
            JettyMetricsAutoConfiguration.class,
            LogbackMetricsAutoConfiguration.class,
            SslMetricsAutoConfiguration.class,
            StartupTimeMetricsListenerAutoConfiguration.class,
            TaskExecutorMetricsAutoConfiguration.class,
            ScheduledTasksObservationAutoConfiguration.class
        })
public class BoninServer {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "bonin.default-mode",
            "sandbox",
            "bonin.sandbox-purposes",
            "default," + String.join(",", PurposeDefaults.names()),
            "bonin.events.enabled",
            "false");

    /** Set while the build processes the server ahead of time. */
    private static final String BUILDING = "spring.aot.processing";

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /**
     * Returns the application, ready to run.
     *
     * @throws RefusedStartException if another user could have written the settings in the working directory
     */
    public static SpringApplication application() {
        var application = new SpringApplication(BoninServer.class);
        application.setMainApplicationClass(BoninServer.class); // the processed classes are found by its name
        application.setDefaultProperties(defaults());
        application.addInitializers(BoninServer::readSettings);
        return application;
    }

    /**
     * Returns the server's defaults, also for the command line. They decide whether settings of the working directory
     * are read: to be called before Spring Boot reads anything, and sets up its log as a file of settings says.
     *
     * @throws RefusedStartException if another user could have written those settings
     */
    public static Map<String, Object> defaults() {
        var defaults = new HashMap<>(DEFAULTS);
        if (!Boolean.getBoolean(BUILDING)) {
            defaults.putAll(SettingsFiles.locations(Path.of("")));
        }
        return defaults;
    }

    /** Returns what the settings below {@code bonin} are read into. */
    public static List<Class<?>> settings() {
        return Stream.concat(
                        Stream.of(BoninProperties.class, ServerSettings.class, WebhookSettings.class),
                        ApplicationSettings.types().stream())
                .toList();
    }

    /** Runs before Spring Boot reads our ports under its own names: its message would quote an invalid value. */
    private static void readSettings(ConfigurableApplicationContext starting) {
        if (!Boolean.getBoolean(BUILDING)) {
            SettingsAtStart.requireFirst(starting.getEnvironment(), settings());
            TemporaryFiles.requireFolder();
        }
        Binder.get(starting.getEnvironment()).bindOrCreate("bonin", ServerSettings.class);
    }
}
