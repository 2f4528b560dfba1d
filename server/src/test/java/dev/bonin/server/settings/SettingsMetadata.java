package dev.bonin.server.settings;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the settings of Bonin from the metadata that the build writes into the starter and the server. */
final class SettingsMetadata {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OF_TYPE = "META-INF/spring/configuration-metadata/%s.json";
    private static final Pattern MAP = Pattern.compile("java\\.util\\.Map<java\\.lang\\.String,(.*)>");

    private final JsonMapper json = new JsonMapper();
    private final ClassLoader loader = SettingsMetadata.class.getClassLoader();

    /** Returns all settings of Bonin, sorted by name; those of its actuator endpoint are Spring Boot's. */
    List<Setting> settings() throws IOException {
        var found = new ArrayList<Setting>();
        for (var metadata : Collections.list(loader.getResources(METADATA))) {
            for (var setting : read(metadata, "")) {
                found.addAll(expanded(setting));
            }
        }
        found.removeIf(setting -> !setting.name().startsWith("bonin."));
        found.sort(Comparator.comparing(Setting::name));
        return found;
    }

    /** Returns the settings of each entry in place of a map. */
    private List<Setting> expanded(Setting setting) throws IOException {
        var map = MAP.matcher(setting.type());
        if (!map.matches()) {
            return List.of(setting);
        }
        if (map.group(1).startsWith("java.")) {
            return List.of(new Setting(
                    setting.name() + ".<provider>",
                    map.group(1),
                    setting.description(),
                    setting.constant(),
                    setting.source()));
        }
        var entry = Objects.requireNonNull(loader.getResource(OF_TYPE.formatted(map.group(1))), map.group(1));
        return read(entry, setting.name() + ".<name>.");
    }

    private List<Setting> read(URL metadata, String prefix) throws IOException {
        try (var input = metadata.openStream()) {
            var properties = json.readTree(input.readAllBytes()).path("properties");
            return Stream.iterate(0, at -> at < properties.size(), at -> at + 1)
                    .map(properties::path)
                    .filter(property -> property.path("sourceType").asString("").startsWith("dev.bonin."))
                    .map(property -> setting(property, prefix))
                    .toList();
        }
    }

    private static Setting setting(JsonNode property, String prefix) {
        return new Setting(
                prefix + property.path("name").asString(),
                property.path("type").asString(),
                property.path("description").asString(""),
                Optional.of(property.path("defaultValue"))
                        .filter(value -> !value.isMissingNode())
                        .map(JsonNode::asString),
                property.path("sourceType").asString(""));
    }
}
