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
 * Sees to it that all that is set below {@code bonin.purposes.<name>} is something. Spring passes over what it does not
 * know, so a misspelt {@code keep} would keep people by default whom somebody wanted not to be kept.
 */
public final class PurposeMembers {
    private static final ConfigurationPropertyName PURPOSES = ConfigurationPropertyName.of("bonin.purposes");
    private static final String KEEP = "keep";

    /** As Spring compares them: without hyphens, in small letters. */
    private static final Set<String> KNOWN = Set.of("showmasked", KEEP, "eraseafter", "policies", "shadow", "validfor");

    private static final Set<String> LISTS = Set.of(KEEP, "policies", "shadow");

    private final Set<String> purposes;

    private PurposeMembers(Set<String> purposes) {
        this.purposes = purposes;
    }

    /**
     * Looks through the settings that {@code properties} were read from.
     *
     * @throws RefusedStartException if one of them is none, with its name and never its value
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

    /** The name of a purpose, and then that of a member. */
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

    /** Variables have an underscore for a dot, a hyphen and an underscore alike. */
    private boolean isKnownVariable(List<String> parts) {
        return splits(parts)
                .anyMatch(
                        at -> isPurpose(parts.subList(0, at)) && isMember(hyphenated(parts.subList(at, parts.size()))));
    }

    private static Stream<Integer> splits(List<String> parts) {
        return Stream.iterate(1, at -> at < parts.size(), at -> at + 1);
    }

    /** A name with an underscore is found only where something else than a variable declares it. */
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
                (variable ? UnreadableSetting.variable(name) : name) + " is no setting of a purpose.",
                "Remove it, or set what it should be: below bonin.purposes.<name> there are show-masked, keep, erase-after,"
                        + " policies, shadow and valid-for."
                        + (variable
                                ? " A purpose whose name has an underscore has to be declared in a file before a variable"
                                        + " of the environment changes it."
                                : ""));
    }
}
