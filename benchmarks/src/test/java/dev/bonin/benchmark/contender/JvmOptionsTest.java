package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** The script omits it if the system has no large pages. */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    /** Compares in both directions: an option of only one of the two is an unintended difference. */
    @ParameterizedTest
    @ValueSource(ints = {17, 24, 25, 26})
    void areThoseOfTheScript(int feature) throws Exception {
        var own = JvmOptions.ofServer(PROJECT, feature);

        assertThat(own).contains("-XX:+UseSerialGC", LARGE_PAGES);
        assertThat(own.contains("-XX:+UseCompactObjectHeaders")).isEqualTo(feature >= 25);
        assertThat(ofTheScript(feature, ""))
                .filteredOn(option -> option.startsWith("-X") && !option.equals(LARGE_PAGES))
                .containsExactlyElementsOf(own.stream()
                        .filter(option -> !option.equals(LARGE_PAGES))
                        .toList());
    }

    /** Java refuses to start with two collectors, or with an initial heap larger than its maximum. */
    @Test
    void giveWayToThoseOfTheOperator() throws Exception {
        assertThat(ofTheScript(17, "-XX:+UseG1GC"))
                .contains("-Xmx384m", "-XX:+UseG1GC")
                .doesNotContain("-XX:+UseSerialGC", "-XX:MaxTenuringThreshold=1");
        assertThat(ofTheScript(17, "-Xmx64m"))
                .contains("-XX:+UseSerialGC", "-Xmx64m")
                .doesNotContain("-Xms96m", "-Xmx384m", "-Xmn64m");
        assertThat(ofTheScript(17, "-XX:MaxRAMPercentage=50 -XX:+CrashOnOutOfMemoryError"))
                .contains("-XX:MaxRAMPercentage=50", "-XX:+CrashOnOutOfMemoryError")
                .doesNotContain("-Xmx384m", "-XX:+ExitOnOutOfMemoryError");
    }

    /**
     * Calls the function of {@code ./bonin} itself.
     *
     * @param feature the Java version that the function should assume
     * @param given the operator's {@code BONIN_JAVA_OPTS}
     */
    private List<String> ofTheScript(int feature, String given) throws IOException, InterruptedException {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + feature + ".0.1\"\n");
        var call = ". \"$ROOT/scripts/java.sh\" && java_options \"$1\"";
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", call, "bash", home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("ROOT", PROJECT.toString());
        builder.environment().put("BONIN_JAVA_OPTS", given);
        var script = builder.start();
        var options = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(script.waitFor()).isZero();
        return options;
    }
}
