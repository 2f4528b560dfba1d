package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.application.KeyHolder;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The applications that are declared in the settings.
 *
 * @param applications by their names
 */
@ConfigurationProperties("bonin")
public record ApplicationSettings(@DefaultValue Map<String, Declared> applications) {

    /** Returns the records that settings of applications are read into. */
    public static List<Class<?>> types() {
        return List.of(ApplicationSettings.class, OrderLimits.class);
    }

    /**
     * One application, declared here instead of on the command line.
     *
     * @param keySha256 SHA-256 of each of its keys, in 64 hexadecimal digits; two while one key replaces another.
     *     Default: none
     * @param returnUrls where people may be sent back to, compared character by character. Default: none
     * @param scopes which values of a person the application may receive, and what it may do. Default: none
     * @param webhookUrl where the application is told of events. Default: none
     * @param webhookSecret the secret that signs its webhooks, {@code whsec_} and 24 to 64 bytes in base64; two while
     *     one replaces another. Default: none
     */
    @ConfigurationPropertiesSource
    public record Declared(
            @DefaultValue List<String> keySha256,
            @DefaultValue List<String> returnUrls,
            @DefaultValue List<String> scopes,
            @Nullable String webhookUrl,
            @DefaultValue List<String> webhookSecret) {

        /** Returns the settings without key hashes, secrets and the webhook's address, which may contain a token. */
        @Override
        public String toString() {
            return "Declared[" + returnUrls + ", " + scopes + "]";
        }
    }

    /**
     * Returns one entry for each key of each application.
     *
     * @throws RefusedStartException if an application is invalid
     */
    public List<KeyHolder> holders(Mode mode) {
        return applications.entrySet().stream()
                .flatMap(entry -> holders(entry.getKey(), entry.getValue(), mode))
                .toList();
    }

    private static Stream<KeyHolder> holders(String name, Declared declared, Mode mode) {
        var setting = "bonin.applications." + name;
        if (declared.keySha256().isEmpty()) {
            throw new RefusedStartException(
                    setting + " has no key, so no caller could authenticate as it.",
                    "Set " + setting
                            + ".key-sha256 to the SHA-256 of its key, in 64 hexadecimal digits, or remove the application.");
        }
        try {
            var application = Application.declared(name, declared.returnUrls(), declared.scopes(), mode);
            return declared.keySha256().stream()
                    .map(key -> new KeyHolder(application, hash(setting, key), Optional.empty()));
        } catch (UnusableApplicationException unusable) {
            throw new RefusedStartException(
                    setting + " cannot be used: " + unusable.getMessage() + ".",
                    "Correct it, or remove the application.");
        }
    }

    /** Parses a hash. The message of a failure does not quote the value: it may be the key itself. */
    private static ApplicationKeyHash hash(String setting, String hex) {
        try {
            return new ApplicationKeyHash(hex.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            throw new RefusedStartException(
                    setting + ".key-sha256 is not a SHA-256.",
                    "Set it to the SHA-256 of a key, in 64 hexadecimal digits. The key itself has no place there.");
        }
    }
}
