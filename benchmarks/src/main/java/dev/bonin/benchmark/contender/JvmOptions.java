package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM options of our server, from the files that {@code ./bonin serve} reads where memory is not short. */
final class JvmOptions {
    private static final Path FOLDER = Path.of("dist", "conf");
    private static final int SINCE_25 = 25;

    private JvmOptions() {}

    /**
     * Returns the JVM options of the server ({@code -X...}), which other Java servers can use, too.
     *
     * @param project the project's folder
     * @param feature the version of Java, such as 17
     */
    static List<String> ofServer(Path project, int feature) throws IOException {
        var folder = project.resolve(FOLDER);
        var all = new ArrayList<>(read(folder.resolve("jvm.options")));
        all.addAll(read(folder.resolve("heap.options")));
        if (feature >= SINCE_25) {
            all.addAll(read(folder.resolve("jvm-25.options")));
        }
        return List.copyOf(all);
    }

    private static List<String> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("-X")).toList();
        }
    }
}
