package dev.bonin.jdbc;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server's program of this machine. Packages put some where the path of most users does not lead. */
final class InstalledProgram {
    private static final List<String> ELSEWHERE = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin");

    private InstalledProgram() {}

    /** Where it is; {@code remedy} says what to do where it is not. */
    static String named(String program, String remedy) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), ELSEWHERE.stream())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + program + ": " + remedy))
                .toString();
    }
}
