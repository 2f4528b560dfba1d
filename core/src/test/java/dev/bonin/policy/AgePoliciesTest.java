package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.IdentityValue;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgePoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "{0}, born {1}")
    @CsvSource({
        "minimum_age:1,    2026-11-23, under_age,         2027-11-23",
        "minimum_age:20,   2006-11-24, under_age,         2026-11-24",
        "minimum_age:120,  1990-05-05, under_age,         2110-05-05",
        "minimum_age:19,   2008-02-29, under_age,         2027-03-01",
        "age_of_majority,  2007-11-24, under_age,         2026-11-24",
        "age_of_majority,  2008-02-29, under_age,         2027-03-01",
        "youth_protection, 2008-01-01, under_age,         2027-01-01",
        "youth_protection, 2008-12-31, under_age,         2027-01-01",
        "youth_protection, 2009-01-01, under_age,         2028-01-01",
        "game_adult,       2008-11-24, under_age,         2026-11-24",
        "guardian_consent, 2012-11-24, guardian_required, 2026-11-24",
        "guardian_consent, 2026-11-23, guardian_required, 2040-11-23",
    })
    void saysFromWhichDayItPasses(String policy, LocalDate born, String reason, LocalDate passesFrom) {
        assertThat(Situation.of(born, TODAY).judgedBy(policy)).isEqualTo(Verdict.failUntil(reason, passesFrom));
    }

    @ParameterizedTest(name = "{0}, born {1}")
    @CsvSource({
        "minimum_age:20,   2006-11-23",
        "minimum_age:120,  1906-11-23",
        "age_of_majority,  2007-11-23",
        "youth_protection, 2007-12-31",
        "guardian_consent, 2012-11-23",
        "youth_protection, 1900-01-01",
    })
    void passesOnTheDay(String policy, LocalDate born) {
        assertThat(Situation.of(born, TODAY).judgedBy(policy)).isEqualTo(Verdict.pass());
    }

    @ParameterizedTest(name = "born {0}, on {1}: {2}")
    @CsvSource({
        "2008-11-24, 2026-11-23, FAIL",
        "2008-11-23, 2026-11-23, NEEDS_DECLARATION",
        "2008-01-01, 2026-11-23, NEEDS_DECLARATION",
        "2007-01-01, 2026-12-31, NEEDS_DECLARATION",
        "2007-12-31, 2026-12-31, NEEDS_DECLARATION",
        "2007-12-31, 2027-01-01, PASS",
        "2007-01-01, 2027-01-01, PASS",
        "2006-12-31, 2026-11-23, PASS",
        "2008-02-29, 2026-02-28, FAIL",
        "2008-02-29, 2026-03-01, NEEDS_DECLARATION",
        "2008-12-31, 2027-12-31, NEEDS_DECLARATION",
        "2008-12-31, 2028-01-01, PASS",
    })
    void gamesForAdultsAskWhoMayBeAPupilToDeclareIt(LocalDate born, LocalDate today, Verdict.Result result) {
        var verdict = Situation.of(born, today).judgedBy("game_adult");

        assertThat(verdict.result()).isEqualTo(result);
        if (result == Verdict.Result.NEEDS_DECLARATION) {
            assertThat(verdict).isEqualTo(Verdict.needsDeclaration("school_enrolment"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimum_age:1", "age_of_majority", "youth_protection", "game_adult", "guardian_consent"})
    void takesNobodysOwnWordForABirthday(String policy) {
        var typed = Situation.of(TODAY, TODAY).born(Assured.selfAsserted(new BirthDate(LocalDate.of(1990, 5, 5))));

        assertThat(typed.judgedBy(policy)).isEqualTo(Verdict.unavailable("birthday_unverified"));
        assertThat(typed.born(Assured.absent()).judgedBy(policy)).isEqualTo(Verdict.unavailable("birthday_unverified"));
    }

    @ParameterizedTest
    @CsvSource({
        "minimum_age:18,   민법 제158조",
        "age_of_majority,  민법 제4조",
        "youth_protection, 청소년 보호법 제2조 제1호",
        "game_adult,       게임산업법 제2조 제10호",
        "guardian_consent, 개인정보 보호법 제22조의2 제1항",
    })
    void namesItselfItsArticleAndTheBirthdayItNeeds(String name, String law) {
        var policy = new PolicyCatalog(List.of()).policy(name);

        assertThat(policy.name()).isEqualTo(name);
        assertThat(policy.legalBasis()).contains(law);
        assertThat(policy.needs()).containsExactly(IdentityValue.BIRTHDAY);
        assertThat(policy.needsStanding()).isFalse();
    }

    @Test
    void aDecisionRepeatsTheNameAndTheArticle() {
        var policy = new PolicyCatalog(List.of()).policy("youth_protection");

        assertThat(Decision.of(policy, Verdict.pass()).policy()).isEqualTo("youth_protection");
        assertThat(Decision.of(policy, Verdict.pass()).legalBasis()).isEqualTo(policy.legalBasis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimum_age",
                "minimum_age:0",
                "minimum_age:121",
                "minimum_age:130",
                "minimum_age:200",
                "minimum_age:1000",
                "minimum_age:019",
                "minimum_age:18+19",
                "minimum_age:adult",
                "minimum_age:99999999999"
            })
    void refusesAMinimumThatNobodyReaches(String name) {
        assertThatThrownBy(() -> new PolicyCatalog(List.of()).policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessage("policy: " + name + " (expected: full years, 1 to 120, such as minimum_age:18)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "10", "99", "100", "109", "110", "119", "120"})
    void takesAMinimumFrom1To120(String years) {
        assertThat(new PolicyCatalog(List.of()).policy("minimum_age:" + years).name())
                .isEqualTo("minimum_age:" + years);
    }
}
