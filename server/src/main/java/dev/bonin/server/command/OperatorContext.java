package dev.bonin.server.command;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.ChosenMode;
import dev.bonin.boot.ConfiguredStores;
import dev.bonin.boot.KeyFiles;
import dev.bonin.boot.SettingsAtStart;
import dev.bonin.boot.UnreadableSetting;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.engine.Records;
import dev.bonin.server.BoninServer;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** The server's settings and database for the command line. The database is opened at first use, beside the server. */
final class OperatorContext implements AutoCloseable {
    private final ConfigurableEnvironment environment;
    private final Binder settings;
    private final BoninProperties properties;
    private final Mode mode;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Stores stores;
    private @Nullable Records records;

    private OperatorContext(ConfigurableEnvironment environment) {
        this.environment = environment;
        SettingsAtStart.requireReadable(environment, BoninServer.settings());
        this.settings = Binder.get(environment);
        this.properties = settings.bindOrCreate("bonin", BoninProperties.class);
        this.mode = ChosenMode.of(properties);
    }

    /**
     * Reads the settings.
     *
     * @throws RefusedStartException if they are invalid
     */
    static OperatorContext open() {
        hush();
        return reading(() -> new OperatorContext(environment()));
    }

    /**
     * Turns off logging, including that of the JDK, which drivers use: logs would mix with the printed answer. Failures
     * are thrown instead.
     */
    private static void hush() {
        var logging = LoggingSystem.get(OperatorContext.class.getClassLoader());
        logging.beforeInitialize();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }

    /** Returns the environment that the server would have, without starting anything. */
    private static ConfigurableEnvironment environment() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new DefaultPropertiesPropertySource(BoninServer.defaults()));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /**
     * Unwraps our own refusal from Spring's exceptions, and replaces Spring's message, which quotes an unreadable
     * value.
     */
    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException failure) {
            throw refusal(failure);
        }
    }

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

    ConfigurableEnvironment environmentOfServer() {
        return environment;
    }

    BoninProperties properties() {
        return properties;
    }

    /** Returns settings below {@code bonin} that are not the starter's. */
    <T> T settings(Class<T> type) {
        return reading(() -> settings.bindOrCreate("bonin", type));
    }

    Mode mode() {
        return mode;
    }

    Clock clock() {
        return clock;
    }

    /**
     * Returns the records of an existing database: with a wrong folder an operator must not get an empty one. The key
     * ring is read when something is opened for the first time, so other operations need none.
     *
     * @throws RefusedStartException if the database is missing or unusable, or exists only in the server's memory
     */
    Records records() {
        if (stores == null) {
            ConfiguredStores.notMade(properties).ifPresent(file -> {
                throw new RefusedStartException(
                        "There is no database at " + file + ".",
                        "Set bonin.data (BONIN_DATA) to the folder of the server, or bonin.store.url to its database. The first"
                                + " start of the server creates it, as do application add and keys create.");
            });
        }
        return madeRecords();
    }

    /**
     * Returns the records as {@link #records()} does, but creates a missing database: for use before the first start.
     */
    Records madeRecords() {
        if (records == null) {
            var opened = open(properties, mode);
            stores = opened;
            records = new Records(
                    opened,
                    new LazyKeyRings(() -> KeyFiles.of(properties, mode), opened.sealed()),
                    clock,
                    new SecureRandom(),
                    properties.accounts().rejoinWait());
        }
        return records;
    }

    private static Stores open(BoninProperties properties, Mode mode) {
        if (ConfiguredStores.isTemporary(properties)) {
            throw new RefusedStartException(
                    "bonin.store.url=memory stores everything in the server's memory, where the command line cannot reach it.",
                    "Remove bonin.store.url to store it in a file below bonin.data (BONIN_DATA).");
        }
        return ConfiguredStores.openForCommand(properties, mode);
    }

    @Override
    public void close() {
        if (stores != null) {
            stores.close();
        }
    }
}
