package dev.bonin.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdShapeTest {
    private static final String REST = "0123456789abcdefghijklmnopqrstu";

    @Test
    void fitsWhatIsDrawn() {
        assertThat(IdShape.fits(RandomId.draw(new Random(1)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "a", "z"})
    void hasDigitsAndSmallLetters(String last) {
        assertThat(IdShape.fits(REST + last)).isTrue();
        assertThat(REST + last).matches(IdShape.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", ":", "`", "{", "A", "Z", "_", "-", " ", "\n", "٣", "가", "é", "00"})
    void hasNothingElseAndNoOtherLength(String last) {
        assertThat(IdShape.fits(REST + last)).isFalse();
        assertThat(IdShape.fits(last + REST)).isFalse();
    }
}
