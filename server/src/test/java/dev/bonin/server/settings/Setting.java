package dev.bonin.server.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting as the configuration metadata describes it.
 *
 * @param name with {@code <name>} for the key of a map
 * @param type the Java type
 * @param description the Javadoc of the record component, which may end with {@code Default: ...}
 * @param constant the default in {@code @DefaultValue}; empty where the default is computed or missing
 * @param source the class that declares it
 */
record Setting(String name, String type, String description, Optional<String> constant, String source) {
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final String DEFAULT = " Default: ";

    boolean isServers() {
        return source.startsWith("dev.bonin.server.");
    }

    /** Returns what the setting means, as Markdown. */
    String meaning() {
        return markdown(description.split(DEFAULT, 2)[0]);
    }

    /** Returns the default as the description states it; empty where it does not. */
    Optional<String> describedDefault() {
        int at = description.indexOf(DEFAULT);
        return at < 0 ? Optional.empty() : Optional.of(markdown(description.substring(at + DEFAULT.length())));
    }

    /** Returns the variable of the environment; empty for entries of a map. */
    Optional<String> variable() {
        return name.contains("<")
                ? Optional.empty()
                : Optional.of(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
    }

    private static String markdown(String javadoc) {
        return CODE.matcher(javadoc).replaceAll("`$1`").replaceAll("\\.$", "");
    }
}
