package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No file of main code needs another one that needs it, directly or through others, within a package or across: each
 * can be read after those that it needs. Nested types belong to the file that they are in.
 */
class NoCirclesTest {
    private static final int FEWEST_FILES = 400;

    @Test
    void noTwoFilesNeedEachOther() {
        var needs = needs();

        assertThat(needs).as("files").hasSizeGreaterThan(FEWEST_FILES);
        assertThat(circles(needs)).isEmpty();
    }

    @Test
    void seesACircleOfThree() {
        assertThat(circles(Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("a"), "d", Set.of())))
                .containsExactly(Set.of("a", "b", "c"));
    }

    /** By the name of each file's type; what Spring generates is nobody's to read. */
    private static Map<String, Set<String>> needs() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.bonin");
        var needs = new TreeMap<String, Set<String>>();
        classes.stream()
                .filter(NoCirclesTest::isWritten)
                .forEach(type -> needs.computeIfAbsent(file(type), unused -> new TreeSet<>())
                        .addAll(neededBy(type)));
        return needs;
    }

    private static Set<String> neededBy(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(NoCirclesTest::isWritten)
                .map(NoCirclesTest::file)
                .filter(other -> !other.equals(file(type)))
                .collect(Collectors.toSet());
    }

    private static boolean isWritten(JavaClass type) {
        return type.getPackageName().startsWith("dev.bonin") && !type.getName().contains("__");
    }

    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static Set<Set<String>> circles(Map<String, Set<String>> needs) {
        var reached = needs.keySet().stream().collect(Collectors.toMap(file -> file, file -> reachedFrom(file, needs)));
        return needs.keySet().stream()
                .map(file -> reached.getOrDefault(file, Set.of()).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(file))
                        .collect(Collectors.toSet()))
                .filter(circle -> !circle.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> reachedFrom(String start, Map<String, Set<String>> needs) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            for (var needed : needs.getOrDefault(next.pop(), Set.of())) {
                if (reached.add(needed)) {
                    next.push(needed);
                }
            }
        }
        return reached;
    }
}
