package dev.bonin.boot.settings;

import dev.bonin.boot.settings.SettingFault.Kind;
import dev.bonin.boot.settings.SettingTree.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds settings below {@code bonin} that do not exist or cannot be read. Spring ignores unknown names, so a misspelt
 * {@code keep} would store people by default although the operator asked not to.
 */
public final class SettingsCheck {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("bonin");
    private static final String DOT = ".";

    private final Environment environment;
    private final SettingTree tree;
    private final Map<String, Set<String>> keys;

    /**
     * Creates the check of one environment.
     *
     * @param types the classes with {@code @ConfigurationProperties} that settings below {@code bonin} are read into
     */
    public SettingsCheck(Environment environment, Collection<Class<?>> types) {
        this.environment = environment;
        this.tree = new SettingTree(types);
        this.keys = new MapKeys(tree).in(sources());
    }

    /** Returns all names that do not exist, and all values that cannot be used whatever else is set. */
    public List<SettingFault> faults() {
        var faults = new ArrayList<SettingFault>();
        sources().forEach(source -> unknown(source).forEach(faults::add));
        faults.addAll(new SettingValues(environment, tree, sources()).faults(names()));
        return faults;
    }

    /**
     * Returns variables and system properties that look like settings of Bonin and resemble none. They are no faults:
     * other programs set some, too.
     */
    public Set<String> strangers() {
        var strangers = new TreeSet<String>();
        sources().filter(SettingsCheck::isShared).forEach(source -> {
            if (isEnvironment(source)) {
                variables(source)
                        .filter(name -> near(name).isEmpty() && !isUndeclared(name))
                        .forEach(strangers::add);
            } else {
                unknownNames(source)
                        .filter(name -> near(name).isEmpty())
                        .map(String::valueOf)
                        .forEach(strangers::add);
            }
        });
        return strangers;
    }

    private Stream<ConfigurationPropertySource> sources() {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }

    private List<String> names() {
        return tree.names(keys);
    }

    private Stream<SettingFault> unknown(ConfigurationPropertySource source) {
        if (isEnvironment(source)) {
            return variables(source).flatMap(name -> unknownVariable(name).stream());
        }
        var names = unknownNames(source);
        return isShared(source)
                ? names.flatMap(name -> near(name).map(meant -> misspelt(source, name, meant)).stream())
                : names.map(name -> near(name)
                        .map(meant -> misspelt(source, name, meant))
                        .orElseGet(() -> new SettingFault(shown(source, name), Kind.UNKNOWN, siblings(name))));
    }

    private Optional<SettingFault> unknownVariable(String name) {
        var undeclared = Optional.of(new SettingFault(name, Kind.UNDECLARED, siblings("bonin.purposes.x.x")))
                .filter(unused -> isUndeclared(name));
        return near(name)
                .map(meant -> new SettingFault(name, Kind.MISSPELT, meant))
                .or(() -> undeclared);
    }

    /** Returns whether a variable is below a map with members, where a stranger would be an entry of its own. */
    private static boolean isUndeclared(String variable) {
        return variable.startsWith("BONIN_PURPOSES_") || variable.startsWith("BONIN_APPLICATIONS_");
    }

    private static SettingFault misspelt(
            ConfigurationPropertySource source, ConfigurationPropertyName name, String meant) {
        return new SettingFault(shown(source, name), Kind.MISSPELT, meant);
    }

    private static String shown(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        return Optional.ofNullable(source.getConfigurationProperty(name))
                .flatMap(SettingPlace::of)
                .map(place -> name + " (" + place + ")")
                .orElseGet(name::toString);
    }

    private Stream<ConfigurationPropertyName> unknownNames(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource names
                ? names.stream()
                        .filter(OURS::isAncestorOf)
                        .filter(name -> tree.find(name).isEmpty())
                : Stream.empty();
    }

    private Stream<String> variables(ConfigurationPropertySource source) {
        var known = new SettingVariables(tree.root(), keys);
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource environment
                ? Arrays.stream(environment.getPropertyNames()).filter(known::isUnknown)
                : Stream.empty();
    }

    private Optional<String> near(ConfigurationPropertyName name) {
        return NearestName.of(
                        withoutRoot(name.toString()),
                        names().stream().map(SettingsCheck::withoutRoot).toList())
                .map(near -> OURS + DOT + near);
    }

    private Optional<String> near(String variable) {
        var prefix = SettingVariables.PREFIX + "_";
        var known = names().stream()
                .map(SettingsCheck::withoutRoot)
                .map(SettingVariables::variable)
                .toList();
        return NearestName.of(variable.substring(prefix.length()), known).map(near -> prefix + near);
    }

    private static String withoutRoot(String name) {
        return name.substring(OURS.toString().length() + 1);
    }

    private String siblings(ConfigurationPropertyName name) {
        return siblings(name.toString());
    }

    /** Returns the names in the group that a name is in. */
    private String siblings(String name) {
        for (var at = ConfigurationPropertyName.adapt(name, '.'); at.getNumberOfElements() > 1; ) {
            at = at.getParent();
            if (tree.find(at).filter(Group.class::isInstance).isPresent()) {
                return String.join(
                        ", ", ((Group) tree.find(at).orElseThrow()).members().keySet());
            }
        }
        return "list";
    }

    private static boolean isEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    /** Returns whether other programs use a source, too. */
    private static boolean isShared(ConfigurationPropertySource source) {
        return isEnvironment(source)
                || (source.getUnderlyingSource() instanceof PropertySource<?> named
                        && named.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
    }
}
