package dev.bonin.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups of this process, read from Linux's {@code /proc}: a secret mounted into a container often belongs to one
 * of them.
 */
final class OwnGroups {
    private static final Path STATUS = Path.of("/proc/self/status");

    private OwnGroups() {}

    /** Returns whether a file belongs to one of the groups; false if that is unknown. */
    static boolean include(Path file) throws IOException {
        return Files.isReadable(STATUS) && numbers().contains(String.valueOf(Files.getAttribute(file, "unix:gid")));
    }

    private static Set<String> numbers() throws IOException {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("Gid:") || line.startsWith("Groups:"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+", -1)).skip(1))
                    .collect(Collectors.toSet());
        }
    }
}
