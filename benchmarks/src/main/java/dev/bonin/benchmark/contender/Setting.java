package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where a run takes place.
 *
 * @param project the folder of the project, built
 * @param work a folder for what contenders write
 * @param java the program that Java contenders run on
 * @param allCores where contenders start and warm up, as {@code taskset} takes them
 * @param serverCore where they are measured
 * @param loadCore where load, PortOne and databases run
 */
public record Setting(
        Path project, Path work, Path java, String allCores, String serverCore, String loadCore, Ports ports) {
    Path benchmarks() {
        return project.resolve("benchmarks");
    }

    /** Deletes what earlier runs left. */
    public void clear() throws IOException {
        if (Files.exists(work)) {
            try (var files = Files.walk(work)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A folder below {@link #work}, made if it is not there. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }
}
