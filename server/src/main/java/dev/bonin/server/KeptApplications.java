package dev.bonin.server;

import dev.bonin.application.ApplicationRegister;
import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.RefusedStartException;
import dev.bonin.boot.Storage;
import dev.bonin.boot.UnreadableSetting;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

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

    /**
     * Opens it.
     *
     * @throws RefusedStartException if the settings or the database cannot be used
     */
    static KeptApplications open() {
        try {
            hush();
            var settings = Binder.get(environment());
            var properties = settings.bindOrCreate("bonin", BoninProperties.class);
            var applications = settings.bindOrCreate("bonin", ApplicationSettings.class);
            var mode = properties.chosenMode();
            return new KeptApplications(applications, mode, Storage.open(properties, mode, Clock.systemUTC()));
        } catch (RuntimeException failure) {
            throw refusal(failure);
        }
    }

    /** Logs go where the key is printed, and nothing but the key shall be there; those of the JDK, which drivers write, too. What goes wrong is thrown. */
    private static void hush() {
        var logging = LoggingSystem.get(KeptApplications.class.getClassLoader());
        logging.beforeInitialize();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }

    /** What the server takes its settings from, without a server: nothing of it is started. */
    private static ConfigurableEnvironment environment() {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        environment.getPropertySources().addLast(new MapPropertySource("defaults", BoninServer.DEFAULTS));
        return environment;
    }

    /** Where Spring found a setting that cannot be used, ours is some way down; where it cannot be read, Spring's sentence shows it. */
    private static RuntimeException refusal(RuntimeException failure) {
        RuntimeException found = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedStartException refused) {
                return refused;
            }
            if (cause instanceof BindException unreadable) {
                found = UnreadableSetting.refusal(unreadable)
                        .<RuntimeException>map(refusal -> refusal)
                        .orElse(found);
            }
        }
        return found;
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
