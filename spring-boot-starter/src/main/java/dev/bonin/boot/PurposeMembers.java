package dev.bonin.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses unknown settings below {@code bonin.purposes.<name>}. Spring ignores them, so a misspelt {@code keep} would
 * store people by default although the operator asked not to.
 */
public final class PurposeMembers {
    private static final ConfigurationPropertyName PURPOSES = ConfigurationPropertyName.of("bonin.purposes");
    private static final String KEEP = "keep";

    /** In Spring's uniform form: lower case without hyphens. */
    private static final Set<String> KNOWN = Set.of("showmasked", KEEP, "eraseafter", "policies", "shadow", "validfor");

    private static final Set<String> LISTS = Set.of(KEEP, "policies", "shadow");

    private final Set<String> purposes;

    private PurposeMembers(Set<String> purposes) {
        this.purposes = purposes;
    }

    /**
     * Checks the settings that {@code properties} were read from.
     *
     * @throws RefusedStartException if one is unknown; it names the setting and never its value
     */
    public static void require(Environment environment, BoninProperties properties) {
        var members = new PurposeMembers(properties.purposes().keySet());
        ConfigurationPropertySources.get(environment).forEach(members::require);
    }

    private void require(ConfigurationPropertySource source) {
        if (source instanceof IterableConfigurationPropertySource names) {
            var variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            names.stream()
                    .filter(PURPOSES::isAncestorOf)
                    .map(name -> new Setting(name, below(name)))
                    .filter(setting -> !(variables ? isKnownVariable(setting.parts()) : isKnown(setting.parts())))
                    .findFirst()
                    .ifPresent(setting -> refuse(setting, variables));
        }
    }

    /** The parts are the purpose's name, the member's name and, for lists, an index. */
    private record Setting(ConfigurationPropertyName name, List<String> parts) {}

    private static List<String> below(ConfigurationPropertyName name) {
        var parts = new ArrayList<String>();
        for (int i = PURPOSES.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
            parts.add(name.getElement(i, Form.UNIFORM));
        }
        return parts;
    }

    private static boolean isKnown(List<String> parts) {
        return parts.size() == 1 || isMember(parts.subList(1, parts.size()));
    }

    private static boolean isMember(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> KNOWN.contains(parts.get(0));
            case 2 -> LISTS.contains(parts.get(0)) && parts.get(1).matches("[0-9]+");
            default -> false;
        };
    }

    /** Tries all readings of a variable: an underscore stands for a dot, a hyphen or an underscore. */
    private boolean isKnownVariable(List<String> parts) {
        return splits(parts)
                .anyMatch(
                        at -> isPurpose(parts.subList(0, at)) && isMember(hyphenated(parts.subList(at, parts.size()))));
    }

    private static Stream<Integer> splits(List<String> parts) {
        return Stream.iterate(1, at -> at < parts.size(), at -> at + 1);
    }

    /** Recognises a name with an underscore only if a file declares it as well. */
    private boolean isPurpose(List<String> parts) {
        return parts.size() == 1 || purposes.contains(String.join("_", parts));
    }

    private static List<String> hyphenated(List<String> parts) {
        var whole = String.join("", parts);
        return KNOWN.contains(whole) ? List.of(whole) : parts;
    }

    private static void refuse(Setting setting, boolean variable) {
        var name = setting.name().toString();
        throw new RefusedStartException(
                (variable ? UnreadableSetting.variable(name) : name) + " is not a setting of a purpose.",
                "Remove it, or set what it should be: below bonin.purposes.<name> there are show-masked, keep, erase-after,"
                        + " policies, shadow and valid-for."
                        + (variable
                                ? " A purpose whose name has an underscore has to be declared in a file before a variable"
                                        + " of the environment changes it."
                                : ""));
    }
}
