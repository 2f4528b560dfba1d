package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.boot.settings.SettingPlace;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Adds the file and line of the offending setting to a refused start. */
final class SettingOrigin {
    private static final Pattern SETTING = Pattern.compile("^bonin(?:\\.[A-Za-z0-9_-]+)+");

    private final Environment environment;

    SettingOrigin(Environment environment) {
        this.environment = environment;
    }

    /** Returns the same refusal, with file and line if its message begins with a setting that a file contains. */
    RefusedStartException located(RefusedStartException refused) {
        var sentence = String.valueOf(refused.getMessage());
        var setting = SETTING.matcher(sentence);
        return setting.find()
                ? line(ConfigurationPropertyName.adapt(setting.group(), '.'))
                        .map(line -> new RefusedStartException(sentence + " It is in " + line + ".", refused.remedy()))
                        .orElse(refused)
                : refused;
    }

    private Optional<String> line(ConfigurationPropertyName setting) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .flatMap(source -> names(source, setting).map(source::getConfigurationProperty))
                .filter(Objects::nonNull)
                .flatMap(property -> SettingPlace.of(property).stream())
                .findFirst();
    }

    private static Stream<ConfigurationPropertyName> names(
            ConfigurationPropertySource source, ConfigurationPropertyName setting) {
        return source instanceof IterableConfigurationPropertySource names
                ? names.stream().filter(name -> name.equals(setting) || setting.isAncestorOf(name))
                : Stream.empty();
    }
}
