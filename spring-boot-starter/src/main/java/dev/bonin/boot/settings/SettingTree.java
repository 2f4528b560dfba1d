package dev.bonin.boot.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.annotation.MergedAnnotations;

/** All settings below {@code bonin}, as the records that they are read into declare them. */
final class SettingTree {
    private static final String ROOT = "bonin";
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private final Group root = new Group(new LinkedHashMap<>());

    /** A place in the tree. */
    sealed interface Part {}

    /** @param members by their names with hyphens */
    record Group(Map<String, Part> members) implements Part {}

    /** A map with keys of the operator's choice. */
    record Entries(Part each) implements Part {}

    /** One value, or a list of them. */
    record Leaf(Class<?> type, boolean isList) implements Part {}

    /** What the application reads below {@code bonin} in its own way. */
    record Unknown() implements Part {}

    /** @param types classes with {@link ConfigurationProperties} */
    SettingTree(Collection<Class<?>> types) {
        for (var type : types) {
            var prefix = MergedAnnotations.from(type)
                    .get(ConfigurationProperties.class)
                    .getValue("prefix", String.class)
                    .orElse("");
            if (prefix.equals(ROOT) || prefix.startsWith(ROOT + ".")) {
                merge(at(prefix), group(type));
            }
        }
    }

    private Group at(String prefix) {
        var name = ConfigurationPropertyName.of(prefix);
        var group = root;
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            var next = group.members()
                    .computeIfAbsent(name.getElement(i, Form.DASHED), unused -> new Group(new LinkedHashMap<>()));
            group = next instanceof Group inner ? inner : new Group(new LinkedHashMap<>());
        }
        return group;
    }

    private static void merge(Group into, Part more) {
        if (more instanceof Group group) {
            group.members()
                    .forEach((name, part) -> into.members().merge(name, part, (before, added) -> {
                        if (before instanceof Group both) {
                            merge(both, added);
                        }
                        return before;
                    }));
        } else {
            into.members().put("*", more);
        }
    }

    private static Part group(Class<?> type) {
        if (!type.isRecord()) {
            return new Unknown();
        }
        var members = new LinkedHashMap<String, Part>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.put(DataObjectPropertyName.toDashedForm(component.getName()), part(component.getGenericType()));
        }
        return new Group(members);
    }

    private static Part part(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return Map.class.equals(generic.getRawType())
                    ? new Entries(part(arguments[1]))
                    : new Leaf(arguments[0] instanceof Class<?> element ? element : Object.class, true);
        }
        var plain = type instanceof Class<?> known ? known : Object.class;
        return plain.isRecord() ? group(plain) : new Leaf(plain, false);
    }

    Group root() {
        return root;
    }

    /** Returns what a name below {@code bonin} stands for; empty if there is no such setting. */
    Optional<Part> find(ConfigurationPropertyName name) {
        Part at = root;
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            var next = below(at, name.getElement(i, Form.UNIFORM));
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private static @Nullable Part below(Part part, String element) {
        if (part instanceof Group group) {
            return group.members().entrySet().stream()
                    .filter(member -> member.getKey().equals("*")
                            || uniform(member.getKey()).equals(element))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        if (part instanceof Entries entries) {
            return entries.each();
        }
        if (part instanceof Leaf leaf) {
            return leaf.isList() && INDEX.matcher(element).matches() ? new Leaf(leaf.type(), false) : null;
        }
        return part;
    }

    /** Returns a name as Spring compares it: small letters and no hyphens. */
    private static String uniform(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the names of all settings, with hyphens.
     *
     * @param keys the keys in place of those of maps, by the name of the map
     */
    List<String> names(Map<String, ? extends Collection<String>> keys) {
        var names = new ArrayList<String>();
        collect(ROOT, root, new HashMap<>(keys), names);
        return names;
    }

    private static void collect(
            String name, Part part, Map<String, ? extends Collection<String>> keys, List<String> names) {
        if (part instanceof Group group) {
            group.members().forEach((member, inner) -> collect(name + "." + member, inner, keys, names));
        } else if (part instanceof Entries entries) {
            var own = keys.get(name);
            names.add(name);
            if (own != null) {
                own.forEach(key -> collect(name + "." + key, entries.each(), keys, names));
            }
        } else {
            names.add(name);
        }
    }
}
