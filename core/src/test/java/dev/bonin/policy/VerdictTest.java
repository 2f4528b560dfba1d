package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.policy.Verdict.Result;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "PASS,              pass,              true",
        "NEEDS_DECLARATION, needs_declaration, true",
        "FAIL,              fail,              false",
        "UNAVAILABLE,       unavailable,       false",
    })
    void letsThroughWhoPassesAndWhoHasToDeclare(Result result, String code, boolean letsThrough) {
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.letsThrough()).isEqualTo(letsThrough);
    }

    @Test
    void saysWhyAndFromWhichDay() {
        var day = LocalDate.of(2027, 1, 1);

        assertThat(Verdict.pass()).isEqualTo(new Verdict(Result.PASS, Optional.empty(), Optional.empty()));
        assertThat(Verdict.fail("banned")).isEqualTo(new Verdict(Result.FAIL, Optional.of("banned"), Optional.empty()));
        assertThat(Verdict.failUntil("banned", day))
                .isEqualTo(new Verdict(Result.FAIL, Optional.of("banned"), Optional.of(day)));
        assertThat(Verdict.needsDeclaration("school_enrolment"))
                .isEqualTo(new Verdict(Result.NEEDS_DECLARATION, Optional.of("school_enrolment"), Optional.empty()));
        assertThat(Verdict.unavailable("form_missing"))
                .isEqualTo(new Verdict(Result.UNAVAILABLE, Optional.of("form_missing"), Optional.empty()));
    }

    @Test
    void hasAReasonExactlyWhereItDoesNotPass() {
        assertThatThrownBy(() -> new Verdict(Result.PASS, Optional.of("under_age"), Optional.empty()))
                .hasMessage("reason: one (expected: one unless it passes)");
        assertThatThrownBy(() -> new Verdict(Result.FAIL, Optional.empty(), Optional.empty()))
                .hasMessage("reason: none (expected: one unless it passes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Under age", "under-age", "1", "홍길동"})
    void takesNoSentenceForAReason(String reason) {
        assertThatThrownBy(() -> Verdict.fail(reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason: invalid (expected: lower-case letters, digits and underscores, at most 64)");
    }
}
