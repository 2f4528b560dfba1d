package dev.bonin.boot.settings;

import dev.bonin.boot.settings.SettingTree.Entries;
import dev.bonin.boot.settings.SettingTree.Group;
import dev.bonin.boot.settings.SettingTree.Leaf;
import dev.bonin.boot.settings.SettingTree.Part;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells variables of the environment that are settings from others. An underscore stands for a dot or a hyphen. */
final class SettingVariables {
    static final String PREFIX = "BONIN";

    /** Read by {@code ./bonin} and by its tests, or set by Kubernetes and Docker for a service that is named bonin. */
    private static final Pattern OTHERS =
            Pattern.compile("BONIN_(JAVA_OPTS|CLASSPATH|AOT_CACHE|INSTALL|CHROMIUM|HOME|VERSION|TEST_.*"
                    + "|(.*_)?SERVICE_(HOST|PORT)(_.*)?|(.*_)?PORT_\\d+_(TCP|UDP|SCTP)(_.*)?|NAME)");

    private static final Pattern INDEX = Pattern.compile("_\\d+_?");
    private static final Pattern KEY = Pattern.compile("_.+");

    private final Group root;
    private final Map<String, Set<String>> keys;

    /** @param keys the keys of maps that files declare, by the name of the map */
    SettingVariables(Group root, Map<String, Set<String>> keys) {
        this.root = root;
        this.keys = keys;
    }

    /** Returns whether a variable begins as those of Bonin do, and is neither a setting nor known otherwise. */
    boolean isUnknown(String name) {
        var variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return variable.startsWith(PREFIX + "_")
                && !OTHERS.matcher(variable).matches()
                && !matches("bonin", root, variable.substring(PREFIX.length()));
    }

    private boolean matches(String name, Part part, String rest) {
        if (part instanceof Group group) {
            return group.members().entrySet().stream().anyMatch(member -> matchesMember(name, member, rest));
        }
        if (part instanceof Entries entries) {
            return entries.each() instanceof Leaf
                    ? KEY.matcher(rest).matches()
                    : matchesEntry(name, entries.each(), rest);
        }
        return !(part instanceof Leaf leaf)
                || rest.isEmpty()
                || (leaf.isList() && INDEX.matcher(rest).matches());
    }

    private boolean matchesMember(String name, Map.Entry<String, Part> member, String rest) {
        var whole = name + "." + member.getKey();
        return member.getKey().equals("*")
                || Stream.of(variable(member.getKey()), hyphened(member.getKey()))
                        .anyMatch(form -> rest.startsWith("_" + form)
                                && matches(whole, member.getValue(), rest.substring(form.length() + 1)));
    }

    /** Recognises a key with an underscore only if a file declares it: otherwise Spring reads another key. */
    private boolean matchesEntry(String name, Part each, String rest) {
        var known = keys.getOrDefault(name, Set.of());
        return IntStream.rangeClosed(2, rest.length())
                .filter(end -> end == rest.length() || rest.charAt(end) == '_')
                .filter(end -> {
                    var key = rest.substring(1, end).toLowerCase(Locale.ROOT);
                    return key.indexOf('_') < 0 || known.contains(key);
                })
                .anyMatch(end -> end == rest.length() || matches(name, each, rest.substring(end)));
    }

    /** Returns the variable for a name, as the documentation has it. */
    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String hyphened(String name) {
        return variable(name.replace('-', '_'));
    }
}
