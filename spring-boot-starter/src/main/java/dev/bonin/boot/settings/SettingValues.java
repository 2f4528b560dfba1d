package dev.bonin.boot.settings;

import dev.bonin.boot.settings.SettingFault.Kind;
import dev.bonin.boot.settings.SettingTree.Leaf;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Finds values that cannot be what their operator meant, or cannot be read at all. */
final class SettingValues {
    /** Their line breaks are stripped where they are read. */
    private static final Set<String> STRIPPED = Set.of(
            "bonin.portone.imp-key",
            "bonin.portone.imp-secret",
            "bonin.portone.imp-code",
            "bonin.portone.channel-key",
            "bonin.portone.v2.api-secret",
            "bonin.portone.v2.store-id",
            "bonin.portone.v2.channel-key",
            "bonin.keys.kek");

    /** Last parts of the names of secrets, and of what may have one in it. */
    private static final Set<String> SECRETS =
            Set.of("imp-key", "imp-secret", "api-secret", "proxy-password", "password", "url", "kek", "kms-uri");

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Integer.class, "number",
            Boolean.class, "truth",
            Duration.class, "time",
            URI.class, "address");

    /** Spring reads a bare number as milliseconds: a timeout of 10 would always expire, a wait of 30 would be none. */
    private static final Pattern NO_UNIT = Pattern.compile("\\s*[+-]?0*[1-9]\\d*\\s*");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.\\[\\]-]{1,200})");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final String SERVICE = "tcp://";

    private final Binder binder;
    private final PropertySourcesPlaceholdersResolver placeholders;
    private final SettingTree tree;
    private final List<ConfigurationPropertySource> sources;

    SettingValues(Environment environment, SettingTree tree, Stream<ConfigurationPropertySource> sources) {
        this.binder = Binder.get(environment);
        this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
        this.tree = tree;
        this.sources = sources.toList();
    }

    List<SettingFault> faults(List<String> names) {
        var faults = new ArrayList<SettingFault>();
        for (var text : names) {
            var name = ConfigurationPropertyName.adapt(text, '.');
            if (tree.find(name).orElse(null) instanceof Leaf leaf) {
                set(name).flatMap(property -> fault(property, leaf)).ifPresent(faults::add);
                elements(name, leaf).forEach(faults::add);
            }
        }
        return faults;
    }

    private List<SettingFault> elements(ConfigurationPropertyName list, Leaf leaf) {
        var faults = new ArrayList<SettingFault>();
        for (int at = 0; leaf.isList(); at++) {
            var element = set(list.append("[" + at + "]"));
            if (element.isEmpty()) {
                break;
            }
            element.flatMap(property -> fault(property, leaf)).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<ConfigurationProperty> set(ConfigurationPropertyName name) {
        return sources.stream()
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<SettingFault> fault(ConfigurationProperty property, Leaf leaf) {
        var isText = leaf.type() == String.class;
        if (isText && hasLostItsText(property.getValue())) {
            return of(property, Kind.NOT_TEXT, "");
        }
        var raw = String.valueOf(property.getValue());
        var text = String.valueOf(placeholders.resolvePlaceholders(raw));
        var unresolved = PLACEHOLDER.matcher(text);
        if (unresolved.find() && !raw.contains("\\${")) {
            return of(property, Kind.UNRESOLVED, reference(property, raw, unresolved.group(1)));
        }
        if (isText) {
            return isBroken(property, leaf, text) ? of(property, Kind.LINE_BREAK, "") : Optional.empty();
        }
        if (leaf.type() == Duration.class && NO_UNIT.matcher(text).matches()) {
            return of(property, Kind.NO_UNIT, "");
        }
        return leaf.isList() ? Optional.empty() : unreadable(property, leaf, text);
    }

    /** Returns a name that may be shown. A secret may have braces of its own, or refer to another that has. */
    private static String reference(ConfigurationProperty property, String raw, String name) {
        var last = property.getName().getLastElement(Form.DASHED);
        var isWritten = SECRETS.contains(last) ? raw.equals("${" + name + "}") : raw.contains("${" + name);
        return isWritten ? name : "reference";
    }

    /** YAML reads 0123 as 83, 1e10 as 1.0E10, and 2026-11-29 as a moment: what was written is gone. */
    private static boolean hasLostItsText(Object value) {
        return value instanceof Number || value instanceof Date;
    }

    private static boolean isBroken(ConfigurationProperty property, Leaf leaf, String text) {
        return !leaf.isList()
                && !STRIPPED.contains(property.getName().toString())
                && !text.isBlank()
                && Stream.of("\n", "\r").anyMatch(end -> text.startsWith(end) || text.endsWith(end));
    }

    private Optional<SettingFault> unreadable(ConfigurationProperty property, Leaf leaf, String text) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(leaf.type());
        try {
            binder.bind(property.getName().toString(), type);
            return Optional.empty();
        } catch (BindException unreadable) {
            return text.startsWith(SERVICE)
                    ? of(property, Kind.SERVICE_LINK, "")
                    : of(property, Kind.UNREADABLE, EXPECTED.getOrDefault(type, "value"));
        }
    }

    private static Optional<SettingFault> of(ConfigurationProperty property, Kind kind, String detail) {
        var place = SettingPlace.of(property).orElseGet(() -> variable(property));
        return Optional.of(new SettingFault(property.getName() + " (" + place + ")", kind, detail));
    }

    /** Returns the variable that was set, in its own spelling, or the usual one. */
    private static String variable(ConfigurationProperty property) {
        return property.getOrigin() instanceof PropertySourceOrigin set
                        && VARIABLE.matcher(set.getPropertyName()).matches()
                ? set.getPropertyName()
                : SettingVariables.variable(property.getName().toString());
    }
}
