package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
    private final ProblemTexts texts = new ProblemTexts();

    @ParameterizedTest
    @EnumSource
    void sayEveryProblemInBothLanguages(ProblemCode code) {
        for (var part : List.of(".title", ".detail")) {
            assertThat(texts.text(code.code() + part, Locale.KOREAN)).containsPattern("[가-힣]");
            assertThat(texts.text(code.code() + part, Locale.ENGLISH)).doesNotContainPattern("[가-힣]");
        }
    }

    /** Of two lines with one key, the first is never read. */
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void areEachWrittenOnce(String language) throws IOException {
        var file = Path.of("src/main/resources/dev/bonin/web/problem/problems_" + language + ".properties");

        assertThat(Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" = "))
                        .map(line -> line.substring(0, line.indexOf(" = "))))
                .hasSizeGreaterThan(2 * ProblemCode.values().length)
                .doesNotHaveDuplicates();
    }

    @Test
    void sayThePagesInBothLanguages() {
        Stream.of("page.accepted.title", "page.accepted.detail", "page.cancelled.title", "page.cancelled.detail")
                .forEach(key -> {
                    assertThat(texts.text(key, Locale.KOREAN)).containsPattern("[가-힣]");
                    assertThat(texts.text(key, Locale.ENGLISH)).doesNotContainPattern("[가-힣]");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-US;q=0.9, en",
        "'fr, en;q=0.8, ko;q=0.1', en",
        "'ko-KR,ko;q=0.9,en;q=0.8', ko",
        "fr, ko",
        "*, ko"
    })
    void followTheReader(String acceptLanguage, String language) {
        assertThat(texts.language(acceptLanguage).getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ";;;", "en;q=2", "-----", "q=q=q"})
    void areKoreanWhereTheReaderSaysNothingThatCanBeRead(@Nullable String acceptLanguage) {
        assertThat(texts.language(acceptLanguage)).isEqualTo(Locale.KOREAN);
    }
}
