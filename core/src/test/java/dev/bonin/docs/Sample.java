package dev.bonin.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fenced block of a page, as readers copy it.
 *
 * @param line where its fence is
 * @param language what follows the fence; empty for drawings
 */
public record Sample(String page, int line, String language, String text) {
    /** The pages whose samples are run, without {@code .md} and {@code .ko.md}. */
    public static final List<String> PAGES = List.of(
            "README",
            "docs/starter",
            "docs/page",
            "docs/java",
            "docs/applications",
            "docs/webhooks",
            "docs/policies",
            "docs/operations",
            "docs/incidents");

    private static final Pattern FENCED =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s*(?<![^\\s])(//|#).*|\\s*<!--.*?-->");
    private static final Pattern REASON = Pattern.compile("(\"reason\":|--reason )\"[^\"]*\"");

    /** Returns all blocks of a page of this repository, in their order. */
    public static List<Sample> on(String page) {
        try {
            var text = Files.readString(Path.of("..", page));
            return FENCED.matcher(text)
                    .results()
                    .map(found -> new Sample(page, lineOf(found, text), found.group(1), found.group(2)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the blocks of a page in one language. */
    public static List<Sample> on(String page, String language) {
        return on(page).stream()
                .filter(sample -> sample.language.equals(language))
                .toList();
    }

    /** Returns all blocks of the pages in English in one language. */
    public static List<Sample> all(String language) {
        return PAGES.stream()
                .flatMap(page -> on(page + ".md", language).stream())
                .toList();
    }

    /** Returns what does not depend on the reader's language: no comments, and no reasons that operators write. */
    public String code() {
        var lines = text.lines()
                .map(row -> REASON.matcher(COMMENT.matcher(row).replaceAll("")).replaceAll("$1\"\""))
                .map(row -> language.equals("properties") ? row.replaceAll("=.*", "=") : row.stripTrailing());
        return String.join("\n", lines.toList());
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }

    private static int lineOf(MatchResult found, String text) {
        return (int) text.substring(0, found.start()).lines().count() + 1;
    }
}
