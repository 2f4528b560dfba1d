package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is delivered in {@code dist/}: the launcher, the options of Java, and how the archive is packed. */
class DistributionTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DIST = PROJECT.resolve("dist");
    private static final int LONGEST_LAUNCHER = 80;
    private static final Pattern HEAP = Pattern.compile("-Xm[nsx]\\d|RAMPercentage=\\d");
    private static final String TIME = "2026-11-23T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void needsBash() {
        assumeThat(Path.of("/bin/bash")).exists();
    }

    @Test
    void theLauncherIsShort() throws IOException {
        assertThat(Files.readAllLines(DIST.resolve("bin/bonin"))).hasSizeLessThanOrEqualTo(LONGEST_LAUNCHER);
    }

    @Test
    void theHeapIsSetInTheFilesOfOptionsOnly() throws IOException {
        var others = new ArrayList<>(List.of(PROJECT.resolve("bonin"), DIST.resolve("bin/bonin")));
        for (var place : List.of(PROJECT.resolve("scripts"), DIST)) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("help"))
                        .forEach(others::add);
            }
        }
        assertThat(others)
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(HEAP));
        assertThat(options(false)).anyMatch(HEAP.asPredicate());
    }

    @Test
    void theHeapIsAPartOfTheMemoryWhereThereIsLittle() throws Exception {
        assertThat(options(true)).contains("-XX:MaxRAMPercentage=40").noneMatch(option -> option.startsWith("-Xmx"));
        assertThat(options(false))
                .contains("-Xmx384m")
                .noneMatch(option -> option.contains("RAMPercentage"))
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    /** As on machines of ARM and POWER. */
    @Test
    void theMemoryOfTheMachineIsCountedInItsOwnPages() throws IOException {
        assertThat(memory("64")).isEqualTo("much");
        assertThat(memory("4")).isEqualTo("little");
    }

    /** Returns what the launcher thinks of a hundred thousand pages, without regard to control groups. */
    private String memory(String kilobytes) throws IOException {
        program(
                "programs/getconf",
                "#!/bin/bash\ncase $1 in _PHYS_PAGES) echo 100000 ;; PAGESIZE) echo $((" + kilobytes
                        + " * 1024)) ;; esac\n");
        var script = ". \"$1/bin/bonin\" && cat() { true; } && PATH=$2:$PATH"
                + " && if has_little_memory; then echo little; else echo much; fi";
        return run(
                        Map.of(),
                        "/bin/bash",
                        "-c",
                        script,
                        "bash",
                        DIST.toString(),
                        folder.resolve("programs").toString())
                .strip();
    }

    /** Returns what the launcher gives Java 17. */
    private List<String> options(boolean littleMemory) throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        var script = ". \"$1/bin/bonin\" && has_little_memory() { " + littleMemory + "; } && java_options \"$2\"";
        return run(Map.of(), "/bin/bash", "-c", script, "bash", DIST.toString(), folder.toString())
                .lines()
                .toList();
    }

    /** Spring puts the classes of one annotation into a set without an order, and its generated code into the jar. */
    @Test
    void noAnnotationNamesTwoClassesOfSettings() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("server/src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(file ->
                            assertThat(Files.readString(file)).doesNotContain("@EnableConfigurationProperties({"));
        }
    }

    @Test
    void theSameFilesMakeTheSameArchive() throws IOException {
        var first = tree("first", Instant.EPOCH, "rwxr-xr-x", "a", "b/c");
        var second = tree("second", Instant.now(), "rwx------", "b/c", "a");
        var other = tree("other", Instant.EPOCH, "rwxr-xr-x", "a", "b/d");

        assertThat(packed(first)).isEqualTo(packed(second)).isNotEqualTo(packed(other));
    }

    @Test
    void theArchiveHasThePagesInBothLanguages() throws IOException {
        var script = ". <(sed -n '/^collect_pages()/,/^}/p' \"$1/scripts/dist\") && ROOT=$1 && collect_pages \"$2\"";
        run(Map.of(), "/bin/bash", "-c", script, "bash", PROJECT.toString(), folder.toString());

        assertThat(names(folder.resolve("docs")))
                .contains("operate.md", "operate.ko.md", "settings.md", "settings.ko.md")
                .containsAll(names(PROJECT.resolve("docs")).stream()
                        .filter(name -> name.endsWith(".md"))
                        .toList())
                .noneMatch(name -> name.equals("node_modules") || name.equals("images"));
        assertThat(names(folder.resolve("docs/availability"))).isNotEmpty();
        assertThat(Files.readString(PROJECT.resolve("scripts/dist"))).contains("  collect_pages \"$1\"");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path tree(String parent, Instant time, String permissions, String... names) throws IOException {
        var tree = folder.resolve(parent).resolve("bonin");
        for (var name : names) {
            var file = tree.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
        return tree;
    }

    private byte[] packed(Path tree) throws IOException {
        var archive = tree.resolveSibling("bonin.tar.gz");
        run(Map.of(), DIST.resolve("pack").toString(), tree.toString(), archive.toString(), TIME);
        return Files.readAllBytes(archive);
    }

    @Test
    void theLauncherRunsFromWhereItIsUnpacked() throws IOException {
        var home = unpacked();
        var java = program("jre/bin/java", "#!/bin/bash\nprintf '%s\\n' \"$@\"\n");
        Files.writeString(java.resolveSibling("../release").normalize(), "JAVA_VERSION=\"25.0.1\"\n");
        var environment = Map.of(
                "JAVA_HOME",
                folder.resolve("jre").toString(),
                "BONIN_JAVA_OPTS",
                "-XX:+UseG1GC -Xmx300m",
                "LANG",
                "ko");

        assertThat(run(environment, folder.resolve("link").toString(), "keys", "show")
                        .lines())
                .contains(
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TrimNativeHeapInterval=5000",
                        "-XX:+UseG1GC",
                        "-Xmx300m",
                        "-Duser.language=ko")
                .doesNotContain("-XX:+UseSerialGC", "-Xmx384m")
                .endsWith("-jar", home.resolve("bonin-server.jar").toString(), "keys", "show");
    }

    /** Java takes an empty part of the class path for the working directory, where others may have placed settings. */
    @Test
    void theWorkingDirectoryIsNeverOnTheClassPath() throws IOException {
        var home = unpacked();
        var java = program("jre/bin/java", "#!/bin/bash\nprintf '%s\\n' \"$@\"\n");
        Files.writeString(java.resolveSibling("../release").normalize(), "JAVA_VERSION=\"25.0.1\"\n");
        var jre = folder.resolve("jre").toString();
        for (var given : List.of("/a.jar:/b.jar", ":/a.jar::/b.jar:", "/a.jar:/b.jar::")) {
            assertThat(run(
                                    Map.of("JAVA_HOME", jre, "BONIN_CLASSPATH", given),
                                    folder.resolve("link").toString(),
                                    "keys")
                            .lines())
                    .contains(home.resolve("bonin-server.jar") + ":/a.jar:/b.jar");
        }
    }

    private Path unpacked() throws IOException {
        var home = folder.toRealPath().resolve("bonin-server");
        for (var part : List.of("bin", "conf")) {
            Files.createDirectories(home.resolve(part));
            try (Stream<Path> files = Files.list(DIST.resolve(part))) {
                for (var file : files.toList()) {
                    Files.copy(file, home.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/bonin"));
        return home;
    }

    private Path program(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private String run(Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BONIN_") || name.startsWith("LC_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return said;
    }
}
