package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The two starters are one source: each has of its own only what Spring Boot moved, class by class. */
class TwoStartersTest {
    private static final Path SHARED = Path.of("../spring-boot-starter/src/main/java");
    private static final Path FOR_4 = Path.of("../spring-boot-starter/src/boot4/java");
    private static final Path FOR_3 = Path.of("../spring-boot3-starter/src/main/java");
    private static final int FEW = 6;

    @Test
    void haveTheSameClassesOfTheirOwn() throws IOException {
        assertThat(sources(FOR_3)).isEqualTo(sources(FOR_4)).hasSizeBetween(1, FEW);
    }

    @Test
    void haveNoCopyOfASharedClass() throws IOException {
        assertThat(sources(SHARED)).hasSizeGreaterThan(FEW).doesNotContainAnyElementsOf(sources(FOR_4));
    }

    private static Set<String> sources(Path folder) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> found.add(folder.relativize(file).toString()));
        }
        return found;
    }
}
