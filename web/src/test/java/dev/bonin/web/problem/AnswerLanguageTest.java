package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-US;q=0.9, en",
        "'fr, en;q=0.8, ko;q=0.1', en",
        "'ko-KR,ko;q=0.9,en;q=0.8', ko",
        "'ko;q=0, en;q=0.1', en",
        "'en;q=0', ko",
        "'EN-gb-oxendict ; q = 0.4', en",
        "fr, ko",
        "*, ko"
    })
    void followsTheReader(String acceptLanguage, String language) {
        assertThat(AnswerLanguage.of(acceptLanguage).getLanguage()).isEqualTo(language);
    }

    @Test
    void readsNoHeaderThatIsLongerThanAnyReaders() {
        assertThat(AnswerLanguage.of("en;q=0.1,".repeat(110))).isEqualTo(Locale.ENGLISH);
        assertThat(AnswerLanguage.of("en;q=0.1,".repeat(120))).isEqualTo(Locale.KOREAN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ";;;", "en;q=2", "-----", "q=q=q"})
    void isKoreanWhereTheReaderSaysNothingThatCanBeRead(@Nullable String acceptLanguage) {
        assertThat(AnswerLanguage.of(acceptLanguage)).isEqualTo(Locale.KOREAN);
    }
}
