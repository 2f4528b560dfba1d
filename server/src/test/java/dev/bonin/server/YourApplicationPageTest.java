package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/your-application.md shows is there. */
class YourApplicationPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path KOTLIN = ROOT.resolve("examples/kotlin/src/main/kotlin");
    private static final Pattern SHOWN_BY =
            Pattern.compile("\\[`(?:\\w+\\.)*?(\\w+)`]\\(\\.\\./([^)]+\\.(?:java|kt))\\)");
    private static final Pattern BLOCK =
            Pattern.compile("```(?:kotlin|java|properties|nginx)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KOTLIN_BLOCK = Pattern.compile("```kotlin\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REMARK = Pattern.compile("(//|#).*");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(file));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"your-application.md", "your-application.ko.md"})
    void namesTestsAndTypesThatAreThere(String file) throws IOException {
        var named = SHOWN_BY.matcher(read(file)).results().toList();

        assertThat(named).hasSizeGreaterThan(12);
        for (var one : named) {
            assertThat(Files.readString(ROOT.resolve(one.group(2))))
                    .as(one.group())
                    .containsPattern("\\b(class|void) " + one.group(1) + "\\b");
        }
    }

    /** But for remarks, which each language has of its own. */
    @Test
    void hasTheSameCodeInBothLanguages() throws IOException {
        assertThat(code("your-application.ko.md")).isNotEmpty().isEqualTo(code("your-application.md"));
    }

    private static List<String> code(String file) throws IOException {
        return found(BLOCK, read(file)).stream()
                .map(block -> REMARK.matcher(block).replaceAll(""))
                .toList();
    }

    @Test
    void hasTheKotlinThatIsCompiled() throws IOException {
        var shown = found(KOTLIN_BLOCK, read("your-application.md")).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .toList();

        assertThat(shown).hasSizeGreaterThan(20).isSubsetOf(compiled());
    }

    private static List<String> compiled() throws IOException {
        try (var files = Files.walk(KOTLIN)) {
            var sources = files.filter(Files::isRegularFile).toList();
            assertThat(sources).hasSizeGreaterThan(2);
            return sources.stream()
                    .flatMap(YourApplicationPageTest::lines)
                    .map(String::strip)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
