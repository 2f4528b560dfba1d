package dev.bonin.boot.settings;

import dev.bonin.boot.settings.SettingTree.Entries;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/** Collects the keys that operators have chosen for the entries of maps, such as the names of purposes. */
final class MapKeys {
    private final SettingTree tree;
    private final Map<String, Set<String>> found = new HashMap<>();

    MapKeys(SettingTree tree) {
        this.tree = tree;
    }

    /** Returns the keys by the name of their map. */
    Map<String, Set<String>> in(Stream<ConfigurationPropertySource> sources) {
        sources.filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(name -> name.getNumberOfElements() > 1
                        && name.getElement(0, Form.UNIFORM).equals("bonin"))
                .forEach(this::add);
        return found;
    }

    private void add(ConfigurationPropertyName name) {
        for (int length = 1; length < name.getNumberOfElements(); length++) {
            var map = name.chop(length);
            if (tree.find(map).filter(Entries.class::isInstance).isPresent()) {
                found.computeIfAbsent(map.toString(), unused -> new TreeSet<>())
                        .add(name.getElement(length, Form.ORIGINAL));
                return;
            }
        }
    }
}
