package dev.bonin.age;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.BirthDate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgeRuleTest {

    @ParameterizedTest
    @EnumSource
    void neverHoldsForSomebodyNotBornYet(AgeRule rule) {
        var tomorrow = new BirthDate(LocalDate.of(2026, 11, 24));

        assertThat(rule.holds(tomorrow, LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(rule.holds(new BirthDate(LocalDate.of(2107, 1, 1)), LocalDate.of(2026, 11, 23)))
                .isFalse();
    }

    @Test
    void countsYearsBackwardsBeforeBirth() {
        var born = new BirthDate(LocalDate.of(2107, 1, 1));

        assertThat(AgeRule.fullYears(born, LocalDate.of(2026, 11, 23))).isEqualTo(-80);
        assertThat(AgeRule.calendarYears(born, LocalDate.of(2026, 11, 23))).isEqualTo(-81);
    }

    @ParameterizedTest
    @CsvSource({
        "ADULT_CIVIL,            민법 제4조",
        "YOUTH_PROTECTION_CLEAR, 청소년 보호법 제2조 제1호",
        "CONSENTS_ALONE,         개인정보 보호법 제22조의2 제1항",
    })
    void namesItsArticle(AgeRule rule, String law) {
        assertThat(rule.law()).isEqualTo(law);
    }

    @Test
    void theDayInSeoulBeginsAt15OClockUtc() {
        assertThat(today(Instant.parse("2026-11-22T14:59:59.999Z"))).isEqualTo("2026-11-22");
        assertThat(today(Instant.parse("2026-11-22T15:00:00Z"))).isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:59:59.999Z, 2026-11-23",
        "2026-11-22T15:00:00Z,     2026-11-23",
        "2026-11-22T15:00:00.001Z, 2026-11-24",
        "2026-11-23T03:00:00Z,     2026-11-24",
    })
    void aDayIsFromAnInstantOnIfNoneOfItIsBefore(Instant instant, LocalDate day) {
        assertThat(SeoulCalendar.firstDayFrom(instant)).isEqualTo(day);
    }

    private static LocalDate today(Instant now) {
        return new SeoulCalendar(Clock.fixed(now, ZoneOffset.UTC)).today();
    }
}
