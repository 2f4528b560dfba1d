package dev.bonin.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {
    @Test
    void tellsTheWorstFirst() {
        var diagnosis = Diagnosis.of(List.of(
                () -> List.of(Finding.of(FindingCode.CLOCK_OK), Finding.of(FindingCode.POOLER)),
                () -> List.of(Finding.of(FindingCode.DATABASE_RIGHTS_MISSING, "bonin_ban (DELETE)"))));

        assertThat(diagnosis.worst()).isEqualTo(Severity.ERROR);
        assertThat(diagnosis.findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.OK);
    }

    @Test
    void goesOnAfterACheckThatFailsAndDoesNotQuoteIt() {
        var diagnosis = Diagnosis.of(List.of(
                () -> {
                    throw new IllegalStateException("password=hunter2");
                },
                () -> List.of(Finding.of(FindingCode.CLOCK_OK))));

        assertThat(diagnosis.findings())
                .containsExactly(
                        Finding.of(FindingCode.CHECK_FAILED, "IllegalStateException"),
                        Finding.of(FindingCode.CLOCK_OK));
    }

    @Test
    void saysItInBothLanguages() {
        var found = Finding.of(FindingCode.CLOCK_DRIFTS, "42");

        assertThat(found.text(Locale.ENGLISH)).contains("differ by 42 s");
        assertThat(found.text(Locale.KOREAN)).contains("42초 다릅니다");
        assertThat(new Diagnosis(List.of(found)).members())
                .containsEntry("status", "warning")
                .hasEntrySatisfying(
                        "findings",
                        findings ->
                                assertThat(String.valueOf(findings)).contains("clock_drifts", "fix", "42 s", "42초"));
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void saysEveryObstacleInKorean(Obstacle obstacle) {
        for (var code : List.of(FindingCode.DATABASE_UNUSABLE, FindingCode.KEYS_UNUSABLE)) {
            assertThat(Finding.of(code, "what an exception says", obstacle).text(Locale.KOREAN))
                    .doesNotContain("exception", "obstacle", "{0}")
                    .endsWith("다.");
            assertThat(Finding.of(code, "", obstacle).fix(Locale.KOREAN)).contains("text.en");
        }
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void hasATextForEachFindingAndAFixForEachThatIsNotAsItShouldBe(FindingCode code) {
        for (var language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            assertThat(Finding.of(code).text(language)).isNotBlank();
            assertThat(Finding.of(code).fix(language).isEmpty()).isEqualTo(code.severity() == Severity.OK);
        }
    }
}
