package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private final Texts korean = Texts.load(Language.KOREAN);
    private final Texts english = Texts.load(Language.ENGLISH);

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(english.sentences().keySet()).isEqualTo(korean.sentences().keySet());
        assertThat(placeholders(english)).isEqualTo(placeholders(korean));
    }

    @Test
    void leavesNoSentenceEmptyOrInTheOtherLanguage() {
        Pattern hangul = Pattern.compile("[가-힣]");
        assertThat(korean.sentences().values()).noneMatch(String::isBlank);
        assertThat(english.sentences().entrySet().stream()
                        .filter(sentence -> hangul.matcher(sentence.getValue()).find())
                        .map(Map.Entry::getKey))
                .containsExactly("carrier.mvno_about");
    }

    @ParameterizedTest
    @ValueSource(strings = {"window.html", "problem.html"})
    void hasEverySentenceOfThePages(String page) {
        Set<String> writtenByUs = Set.of("lang", "data", "message", "detail");
        assertThat(found("\\{\\{([a-z0-9_.]+)}}", Texts.read(page)).filter(key -> !writtenByUs.contains(key)))
                .isNotEmpty()
                .isSubsetOf(korean.sentences().keySet());
    }

    @Test
    void hasEverySentenceOfTheScripts() {
        List<String> scripts = List.of(
                "choose",
                "code",
                "details",
                "finish",
                "phone",
                "personas",
                "problem",
                "push",
                "screen",
                "timer",
                "window");
        assertThat(scripts.stream().flatMap(name -> found("say\\('([a-z0-9_.]+)'", Texts.read(name + ".js"))))
                .hasSizeGreaterThan(20)
                .isSubsetOf(korean.sentences().keySet());
    }

    @Test
    void hasASentenceForEveryReasonOfTheSdk() {
        assertThat(found("(?:refuse|failure|abandon)\\((?:attempt|running), '([a-z_]+)'\\)", Texts.read("iamport.js")))
                .hasSize(6)
                .allMatch(reason -> korean.sentences().containsKey("sdk." + reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|KOREAN",
                "''|KOREAN",
                "en-US,en;q=0.9|ENGLISH",
                "ko-KR,ko;q=0.9,en;q=0.8|KOREAN",
                "de,en;q=0.5|ENGLISH",
                "en;q=0.3,ko;q=0.9|KOREAN",
                "ja|KOREAN",
                ";;;=|KOREAN"
            })
    void picksTheLanguageFromTheBrowser(String header, Language expected) {
        assertThat(Language.preferredIn(header)).isEqualTo(expected);
    }

    private static Map<String, Set<String>> placeholders(Texts texts) {
        Map<String, Set<String>> found = new TreeMap<>();
        texts.sentences()
                .forEach((key, sentence) ->
                        found.put(key, found("\\{(\\w+)}", sentence).collect(Collectors.toSet())));
        return found;
    }

    private static Stream<String> found(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
