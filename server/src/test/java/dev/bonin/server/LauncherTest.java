package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./bonin} does before Java runs; programs in the place of Java and Maven note how they are called. */
class LauncherTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** Notes the locale and the arguments; unpacks a jar into a folder as Spring Boot's tools do. */
    private static final String JAVA = """
            #!/bin/bash
            echo "java LC_ALL=${LC_ALL:-} $*" >>"%1$s/calls"
            for last; do :; done
            case "$*" in
              *jarmode=tools*) mkdir -p "$last" && cp "%1$s/server/target/bonin-server.jar" "$last/" ;;
              *AOTCacheOutput=*) for option; do case $option in -XX:AOTCacheOutput=*) : >"${option#*=}" ;; esac; done ;;
            esac
            """;

    private static final String MAVEN = """
            #!/bin/bash
            if [ "$1" = --version ]; then echo "Apache Maven 3.9.9"; exit 0; fi
            echo "mvn $*" >>"%1$s/calls"
            mkdir -p "%1$s/server/target" && echo jar >"%1$s/server/target/bonin-server.jar"
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path tree;

    @BeforeEach
    void copyTheScripts() throws IOException {
        assumeThat(Path.of("/bin/bash")).exists();
        try (Stream<Path> scripts = Files.list(PROJECT.resolve("scripts"))) {
            Files.createDirectories(tree.resolve("scripts"));
            for (var script : scripts.toList()) {
                Files.copy(script, tree.resolve("scripts").resolve(script.getFileName()));
            }
        }
        Files.copy(PROJECT.resolve("bonin"), tree.resolve("bonin"));
        Files.createDirectories(tree.resolve("dist/bin"));
        Files.copy(PROJECT.resolve("dist/bin/bonin"), tree.resolve("dist/bin/bonin"));
        for (var file : List.of(
                "pom.xml",
                "server/pom.xml",
                "server/src/main/java/Server.java",
                "dist/conf/jvm.options",
                "dist/conf/heap.options",
                "dist/conf/heap-small.options",
                "dist/conf/jvm-25.options")) {
            Files.createDirectories(tree.resolve(file).getParent());
            Files.writeString(tree.resolve(file), "# " + file + "\n");
        }
        program("jdk/bin/java", JAVA);
        program("jdk/bin/javac", JAVA);
        program("tools/mvn", MAVEN);
        javaVersion(17);
    }

    private void program(String name, String text) throws IOException {
        var file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.formatted(tree));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void javaVersion(int version) throws IOException {
        Files.writeString(tree.resolve("jdk/release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    /** Returns what the tools noted. */
    private List<String> bonin(Map<String, String> environment, String... arguments) throws Exception {
        Files.deleteIfExists(tree.resolve("calls"));
        var command = new ArrayList<>(List.of("/bin/bash", tree.resolve("bonin").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BONIN_") || name.startsWith("LC_"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        tree.resolve("jdk").toString(),
                        "PATH",
                        tree.resolve("tools") + ":" + System.getenv("PATH"),
                        "LANG",
                        "C"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllLines(tree.resolve("calls"));
    }

    private List<String> bonin(String... arguments) throws Exception {
        return bonin(Map.of(), arguments);
    }

    private static boolean isBuilt(List<String> calls) {
        return calls.stream().anyMatch(call -> call.startsWith("mvn "));
    }

    @Test
    void buildsOnceAndNotAgainInACopyOfTheTree() throws Exception {
        assertThat(isBuilt(bonin("keys", "show"))).isTrue();
        assertThat(isBuilt(bonin("keys", "show"))).isFalse();

        var later = FileTime.from(Instant.now().plusSeconds(3_600));
        Files.setLastModifiedTime(tree.resolve("server/src/main/java/Server.java"), later);
        assertThat(isBuilt(bonin("keys", "show"))).as("only the time differs").isFalse();

        Files.writeString(tree.resolve("server/src/main/java/Server.java"), "changed");
        Files.setLastModifiedTime(
                tree.resolve("server/src/main/java/Server.java"),
                FileTime.from(Instant.now().plusSeconds(7_200)));
        assertThat(isBuilt(bonin("keys", "show"))).as("the text differs").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erase id --reason",
                "audit export --format csv --reason",
                "account unlink shop kim --reason",
                "account unlink shop",
                "subject export --verification id --reason",
                "application add",
                "keys rewrap --to-kek-file",
                "backup"
            })
    void handsKoreanToJavaWhateverTheLocale(String words) throws Exception {
        var command = new ArrayList<>(List.of(words.split(" ", -1)));
        command.add("홍길동의 요청");

        assertThat(bonin(Map.of("LC_ALL", "C"), command.toArray(String[]::new)))
                .last()
                .asString()
                .startsWith("java LC_ALL=C.UTF-8 ")
                .endsWith("홍길동의 요청");
    }

    @Test
    void trainsOnlyWhereThePortIsFree() throws Exception {
        javaVersion(25);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var free = Map.of("BONIN_MANAGEMENT_PORT", "0");
            assertThat(bonin(free, "serve", "--port", String.valueOf(taken.getLocalPort())))
                    .noneMatch(call -> call.contains("AOTCacheOutput"));
            assertThat(bonin(free, "serve", "--port", "0")).anyMatch(call -> call.contains("AOTCacheOutput"));
        }
    }

    @Test
    void explainsTheBenchmarksWithoutBuildingThem() throws Exception {
        Files.createFile(tree.resolve("calls"));
        var process = new ProcessBuilder("/bin/bash", tree.resolve("bonin").toString(), "bench", "--help").start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("scale", "micro");
        assertThat(process.waitFor()).isZero();
        assertThat(tree.resolve("calls")).isEmptyFile();
    }
}
