package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comments and Markdown keep to a line length that can be read. The formatter breaks code, and leaves these alone. */
class LineLengthTest {
    private static final Path ROOT = Path.of("..");
    private static final int COMMENT = 120;
    private static final int PROSE = 160;

    private static final Pattern AFTER_CODE = Pattern.compile("[;{},(>] +// ");
    private static final Pattern LINK_TARGET = Pattern.compile("]\\([^)]*\\)");

    private static final Set<String> WRITTEN = Set.of("target", "node_modules", ".git");

    @Test
    void commentsHaveAtMost120Characters() throws IOException {
        var longer = new ArrayList<String>();
        for (var file : files(".java")) {
            longer.addAll(lines(file, LineLengthTest::isLongComment));
        }
        assertThat(longer).as("comments that are too long").isEmpty();
    }

    /** Tables, code and the targets of links cannot be broken. */
    @Test
    void proseHasAtMost160Characters() throws IOException {
        var longer = new ArrayList<String>();
        for (var file : files(".md")) {
            var code = new Fence();
            longer.addAll(lines(file, line -> !code.covers(line) && isLongProse(line)));
        }
        assertThat(longer).as("lines that are too long").isEmpty();
    }

    @Test
    void findsWhatIsTooLong() {
        assertThat(isLongComment("    // " + "word ".repeat(30))).isTrue();
        assertThat(isLongComment("     * " + "word ".repeat(30))).isTrue();
        assertThat(isLongComment("call(); // " + "word ".repeat(30))).isTrue();
        assertThat(isLongComment("     * " + "word ".repeat(20))).isFalse();
        assertThat(isLongComment("     * <a href=\"https://" + "x".repeat(150) + "\">"))
                .isFalse();
        assertThat(isLongComment("\"http://" + "word ".repeat(30))).as("code").isFalse();

        assertThat(isLongProse("word ".repeat(40))).isTrue();
        assertThat(isLongProse("- 낱말 " + "낱말 ".repeat(60))).isTrue();
        assertThat(isLongProse("| " + "word ".repeat(40))).as("a table").isFalse();
        assertThat(isLongProse("[word](https://" + "x".repeat(200) + ")")).isFalse();
        var code = new Fence();
        assertThat(Stream.of("```sh", "word", "```", "word").map(code::covers))
                .containsExactly(true, true, true, false);
    }

    private static boolean isLongComment(String line) {
        var text = line.strip();
        var isComment = text.startsWith("*") || text.startsWith("/*") || text.startsWith("//");
        return length(line) > COMMENT
                && (isComment
                        ? text.contains(" ") && isBreakable(text)
                        : AFTER_CODE.matcher(line).find());
    }

    /** A long address stays in one piece. */
    private static boolean isBreakable(String comment) {
        return comment.strip().split(" +").length > 3;
    }

    private static boolean isLongProse(String line) {
        return !line.startsWith("|") && length(LINK_TARGET.matcher(line).replaceAll("]")) > PROSE;
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private static List<String> lines(Path file, Predicate<String> asked) throws IOException {
        var found = new ArrayList<String>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (asked.test(line)) {
                found.add(ROOT.relativize(file) + ":" + number);
            }
        }
        return found;
    }

    /** Those of the repository, without what a build or a program writes. */
    private static List<Path> files(String ending) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return WRITTEN.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = file.getFileName().toString();
                if (name.endsWith(ending) && !name.startsWith("reasons")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Whether a line is in a block of code, or begins or ends one. */
    private static final class Fence {
        private boolean open;

        boolean covers(String line) {
            if (line.strip().startsWith("```")) {
                open = !open;
                return true;
            }
            return open;
        }
    }
}
