package dev.bonin.boot.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** The file and line of a setting. */
public final class SettingPlace {
    private SettingPlace() {}

    /** Returns the place, such as {@code application.yaml, line 7}; empty if the setting is not in a file. */
    public static Optional<String> of(ConfigurationProperty property) {
        return innermost(property) instanceof TextResourceOrigin text ? described(text) : Optional.empty();
    }

    private static @Nullable Origin innermost(ConfigurationProperty property) {
        return property.getOrigin() instanceof PropertySourceOrigin set ? set.getOrigin() : property.getOrigin();
    }

    private static Optional<String> described(TextResourceOrigin origin) {
        var resource = origin.getResource();
        var location = origin.getLocation();
        return resource == null || location == null
                ? Optional.empty()
                : Optional.of(resource.getFilename() + ", line " + (location.getLine() + 1));
    }
}
