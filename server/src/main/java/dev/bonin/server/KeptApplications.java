package dev.bonin.server;

import dev.bonin.application.ApplicationRegister;
import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.RefusedStartException;
import dev.bonin.boot.Storage;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The applications in the database that the server's settings name, opened beside the server. */
final class KeptApplications implements AutoCloseable {
    private final ApplicationSettings settings;
    private final Mode mode;
    private final Storage storage;

    private KeptApplications(ApplicationSettings settings, Mode mode, Storage storage) {
        this.settings = settings;
        this.mode = mode;
        this.storage = storage;
    }

    /** The server's settings, and nothing of the server. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({BoninProperties.class, ApplicationSettings.class})
    static class Settings {}

    /**
     * Opens it.
     *
     * @throws RefusedStartException if the settings or the database cannot be used
     */
    static KeptApplications open() {
        try (var context = application().run("--logging.level.root=off", "--spring.aot.enabled=false")) {
            var properties = context.getBean(BoninProperties.class);
            var mode = properties.chosenMode();
            var settings = context.getBean(ApplicationSettings.class);
            return new KeptApplications(settings, mode, Storage.open(properties, mode, Clock.systemUTC()));
        } catch (RuntimeException failure) {
            throw refusal(failure);
        }
    }

    private static SpringApplication application() {
        var application = new SpringApplication(Settings.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("bonin.default-mode", "sandbox"));
        return application;
    }

    /** Where Spring found a setting that cannot be used, ours is some way down. */
    private static RuntimeException refusal(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedStartException refused) {
                return refused;
            }
        }
        return failure;
    }

    /**
     * What an operator does with them.
     *
     * @throws RefusedStartException if they are kept in the server's memory, where nobody else can reach them
     */
    ApplicationRegister register() {
        var database = storage.database()
                .orElseThrow(() -> new RefusedStartException(
                        "bonin.store.url=memory keeps applications in the server alone.",
                        "Declare them below bonin.applications, or remove bonin.store.url."));
        return new ApplicationRegister(
                settings.applications().keySet(), database.applications(), Clock.systemUTC(), new SecureRandom());
    }

    Mode mode() {
        return mode;
    }

    @Override
    public void close() {
        storage.close();
    }
}
