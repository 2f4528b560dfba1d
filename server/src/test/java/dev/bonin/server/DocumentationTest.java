package dev.bonin.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in {@code docs} as a whole: each link leads somewhere. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern SNAKE_CASE = Pattern.compile("`[a-z]+(?:_[a-z]+)+`");
    /** Of an operator, not of a developer. */
    private static final Pattern COMMAND = Pattern.compile("\\./bonin(?! (?:bench|test|dist|image)\\b)");

    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) +(.+)$");

    static Stream<Path> pages() throws IOException {
        try (var all = Files.list(DOCS)) {
            var found =
                    all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("README.ko.md")), found.stream());
        }
    }

    static Stream<Path> translated() throws IOException {
        return pages().filter(page -> page.toString().endsWith(".ko.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkToFilesAndHeadingsThatAreThere(Path page) {
        assertThat(linksOf(page)).isNotEmpty().allSatisfy(link -> assertIsThere(page, link));
    }

    @Test
    void areAllReachedFromTheListOfPages() throws IOException {
        for (var language : List.of(".md", ".ko.md")) {
            var listed = filesOf(DOCS.resolve("README" + language));
            assertThat(namesOf(language))
                    .as(language)
                    .allSatisfy(name -> assertThat(listed).contains(name));
        }
    }

    @Test
    void areAllNamedForAssistants() throws IOException {
        var list = DOCS.resolve("llms.txt");

        assertThat(filesOf(list)).containsAll(namesOf(".md"));
        assertThat(linksOf(list)).allSatisfy(link -> assertIsThere(list, link));
    }

    @ParameterizedTest
    @MethodSource("translated")
    void haveTheSameSectionsInBothLanguages(Path korean) {
        var english = korean.resolveSibling(korean.getFileName().toString().replace(".ko.md", ".md"));

        assertThat(levelsOf(korean)).isNotEmpty().isEqualTo(levelsOf(english));
    }

    /** A symptom that no other page explains, or that is misspelt, would be searched for in vain. */
    @ParameterizedTest
    @ValueSource(strings = {"troubleshoot.md", "troubleshoot.ko.md"})
    void explainTheCodesThatSymptomsName(String page) {
        var explained = Stream.of("reasons.md", "page.md", "operate.md", "applications.md")
                .map(other -> read(DOCS.resolve(other)))
                .collect(joining("\n"));

        assertThat(SNAKE_CASE.matcher(read(DOCS.resolve(page))).results().map(MatchResult::group))
                .hasSizeGreaterThan(20)
                .allSatisfy(code -> assertThat(explained).contains(code));
    }

    /** Who installed the archive has no {@code ./bonin}. */
    @ParameterizedTest
    @MethodSource("pagesWithCommands")
    void sayHowACommandIsCalledOnAnInstalledServer(Path page) {
        assertThat(linksOf(page)).containsAnyOf("deploy.md#commands-of-an-installed-server", "deploy.ko.md#설치한-서버의-명령");
    }

    /** Those of deploying have the section itself; the others left out are about working on the sources. */
    static Stream<Path> pagesWithCommands() throws IOException {
        return pages().filter(page -> page.startsWith(DOCS))
                .filter(page -> !page.getFileName().toString().matches("(deploy|performance|architecture|README)\\..*"))
                .filter(page -> COMMAND.matcher(read(page)).find());
    }

    private static List<String> linksOf(Path page) {
        var text = CODE.matcher(read(page)).replaceAll("");
        return LINK.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> filesOf(Path page) {
        return linksOf(page).stream()
                .map(link -> link.replaceAll("#.*", ""))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** Of the pages in this language; {@code .md} is English. */
    private static List<String> namesOf(String language) throws IOException {
        var names = new ArrayList<String>();
        for (var page : pages().filter(page -> page.startsWith(DOCS)).toList()) {
            var name = page.getFileName().toString();
            boolean isKorean = name.endsWith(".ko.md");
            if (!name.startsWith("README") && isKorean == language.equals(".ko.md")) {
                names.add(name);
            }
        }
        return names;
    }

    private static void assertIsThere(Path page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return;
        }
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertThat(target).as(link).exists();
        if (parts.length == 2 && target.toString().endsWith(".md")) {
            assertThat(anchorsOf(target))
                    .as("%s of %s", link, page.getFileName())
                    .contains(parts[1]);
        }
    }

    private static List<String> levelsOf(Path page) {
        return headingsOf(page).map(found -> found.group(1)).toList();
    }

    /** As GitHub makes them: lower case, blanks to hyphens, letters, digits, hyphens and underscores only. */
    private static List<String> anchorsOf(Path page) {
        var seen = new ArrayList<String>();
        headingsOf(page)
                .map(found -> found.group(2).strip().toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-'))
                .forEach(anchor -> seen.add(numbered(anchor, seen)));
        return seen;
    }

    private static String numbered(String anchor, List<String> seen) {
        long before = seen.stream()
                .filter(one -> one.matches(Pattern.quote(anchor) + "(-\\d+)?"))
                .count();
        return before == 0 ? anchor : anchor + "-" + before;
    }

    private static Stream<MatchResult> headingsOf(Path page) {
        var text = BLOCK.matcher(read(page)).replaceAll("");
        return HEADING.matcher(text).results();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page).lines().collect(joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
