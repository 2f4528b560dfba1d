package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.util.ClassUtils;

/**
 * Describes a setting that cannot be read, without its value: Spring's own message quotes it, and it may be a secret.
 */
public final class UnreadableSetting {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("bonin");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Integer.class, "a whole number",
            Boolean.class, "true or false",
            Duration.class, "a time such as 500ms, 3s, 2m or 365d",
            URI.class, "an address such as https://www.example.com",
            BoninProperties.Purpose.class, "at least one member below it, such as show-masked: false");

    private UnreadableSetting() {}

    /** Returns the refused start; empty if the setting is not ours, or if it was read and then refused. */
    public static Optional<RefusedStartException> refusal(BindException failure) {
        if (!OURS.isAncestorOf(failure.getName()) || isRefused(failure)) {
            return Optional.empty();
        }
        return Optional.of(new RefusedStartException(
                failure.getName() + " (" + variable(failure) + ") cannot be read.",
                "Set it to " + expected(failure) + ", or remove it."));
    }

    private static boolean isRefused(BindException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedStartException) {
                return true;
            }
        }
        return false;
    }

    /** Returns the variable that was set, in its own spelling, or the usual one. */
    private static String variable(BindException failure) {
        return Origin.from(failure.getProperty()) instanceof PropertySourceOrigin set
                        && VARIABLE.matcher(set.getPropertyName()).matches()
                ? set.getPropertyName()
                : variable(failure.getName().toString());
    }

    /** Returns the variable of the environment for a setting. */
    static String variable(String setting) {
        return setting.replace("-", "")
                .replace("]", "")
                .replaceAll("[.\\[]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static String expected(BindException failure) {
        var type = failure.getTarget().getType().resolve(Object.class);
        return EXPECTED.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "a value of its kind");
    }
}
