package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a run.
 *
 * @param project the folder of the project, built
 * @param before the folder of an earlier build of the project, to be measured beside it; null if there is none
 * @param work a folder for the output of contenders
 * @param java the program that runs Java contenders
 * @param allCores the cores on which contenders start and warm up, in the format of {@code taskset}
 * @param serverCore the cores on which they are measured
 * @param loadCore the cores of load generator, PortOne and databases
 */
public record Setting(
        Path project,
        @Nullable Path before,
        Path work,
        Path java,
        String allCores,
        String serverCore,
        String loadCore,
        Ports ports) {
    /** What the server is built with. */
    private static final Path SERVER = Path.of("server", "pom.xml");

    Path benchmarks() {
        return project.resolve("benchmarks");
    }

    /**
     * Returns the folder of the earlier build.
     *
     * @throws IllegalStateException if there is none
     */
    Path earlier() {
        if (before == null) {
            throw new IllegalStateException("No earlier build was named");
        }
        return before;
    }

    /** Returns whether there is an earlier build that knows MariaDB. */
    public boolean beforeHasMariaDb() throws IOException {
        return before != null && Files.readString(before.resolve(SERVER)).contains("mariadb-java-client");
    }

    /** Deletes the files of earlier runs. */
    public void clear() throws IOException {
        if (Files.exists(work)) {
            try (var files = Files.walk(work)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns a folder below {@link #work}, created if missing. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }
}
