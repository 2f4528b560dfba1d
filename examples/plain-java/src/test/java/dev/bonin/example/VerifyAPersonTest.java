package dev.bonin.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on plain Java shows this example, and it works. */
class VerifyAPersonTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/bonin/example");
    private static final String END = "    }";

    @Test
    void signsAnAdultUp() throws IOException {
        assertThat(printed()).isEqualTo("홍길동\n");
    }

    private static String printed() throws IOException {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            VerifyAPerson.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void takesTwentyLines() throws IOException {
        assertThat(method("VerifyAPerson", "public static void main")).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.md", "java.ko.md"})
    void isWhatThePageShows(String page) throws IOException {
        assertThat(Files.readAllLines(Path.of("../../docs", page)))
                .containsSequence(method("VerifyAPerson", "public static void main"))
                .containsSequence(method("SignUp", "public String join"));
    }

    /** The method without its indentation. */
    private static List<String> method(String type, String start) throws IOException {
        var lines = Files.readAllLines(SOURCES.resolve(type + ".java"));
        var first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("    " + start))
                .findFirst()
                .orElseThrow());
        var last = first + lines.subList(first, lines.size()).indexOf(END);
        return lines.subList(first, last + 1).stream()
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .toList();
    }
}
