package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run takes place.
 *
 * @param project the folder of the project, built
 * @param work a folder for what contenders write
 * @param java the program that Java contenders run on
 * @param serverCore where the contender runs, as {@code taskset} takes it
 * @param loadCore where load, PortOne and databases run
 */
public record Setting(Path project, Path work, Path java, String serverCore, String loadCore, Ports ports) {
    Path benchmarks() {
        return project.resolve("benchmarks");
    }

    /** A folder below {@link #work}, made if it is not there. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }
}
