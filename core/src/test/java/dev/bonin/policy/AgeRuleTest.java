package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.BirthDate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages by Korean law, to the day, whatever the zone of the machine. */
@ParameterizedClass
@ValueSource(strings = {"UTC", "Asia/Seoul", "America/Los_Angeles"})
class AgeRuleTest {
    private final TimeZone before = TimeZone.getDefault();

    AgeRuleTest(String zoneOfTheMachine) {
        TimeZone.setDefault(TimeZone.getTimeZone(zoneOfTheMachine));
    }

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest(name = "born {0}")
    @CsvSource({
        "1999-12-31, 26, 27, true,  true,  true",
        "2000-01-01, 26, 26, true,  true,  true",
        "2007-11-22, 19, 19, true,  true,  true",
        "2007-11-23, 19, 19, true,  true,  true",
        "2007-11-24, 18, 19, false, true,  true",
        "2007-12-31, 18, 19, false, true,  true",
        "2008-01-01, 18, 18, false, false, true",
        "2008-11-23, 18, 18, false, false, true",
        "2008-11-24, 17, 18, false, false, true",
        "2012-11-23, 14, 14, false, false, true",
        "2012-11-24, 13, 14, false, false, false",
        "2026-11-23, 0,  0,  false, false, false",
        "2026-11-24, 0,  0,  false, false, false",
        "2107-01-01, -80, -81, false, false, false",
    })
    void on23November2026(
            LocalDate born, int fullYears, int calendarYears, boolean adult, boolean noYouth, boolean consentsAlone) {
        var today = LocalDate.of(2026, 11, 23);
        var birthDate = new BirthDate(born);

        assertThat(AgeRule.fullYears(birthDate, today)).isEqualTo(fullYears);
        assertThat(AgeRule.calendarYears(birthDate, today)).isEqualTo(today.getYear() - born.getYear());
        assertThat(AgeRule.ADULT_CIVIL.holds(birthDate, today)).isEqualTo(adult);
        assertThat(AgeRule.YOUTH_PROTECTION_CLEAR.holds(birthDate, today)).isEqualTo(noYouth);
        assertThat(AgeRule.CONSENTS_ALONE.holds(birthDate, today)).isEqualTo(consentsAlone);
        assertThat(calendarYears).isEqualTo(today.getYear() - born.getYear());
    }

    @ParameterizedTest(name = "{0}, born {1}, at {2}: {3}")
    @CsvSource({
        "ADULT_CIVIL,            2007-11-23, 2026-11-22T14:59:59Z, false",
        "ADULT_CIVIL,            2007-11-23, 2026-11-22T15:00:00Z, true",
        "ADULT_CIVIL,            2007-11-24, 2026-11-23T03:00:00Z, false",
        "ADULT_CIVIL,            2008-03-01, 2026-12-31T15:00:00Z, false",
        "ADULT_CIVIL,            2008-02-29, 2027-02-28T14:59:59Z, false",
        "ADULT_CIVIL,            2008-02-29, 2027-02-28T15:00:00Z, true",
        "YOUTH_PROTECTION_CLEAR, 2007-12-31, 2026-11-23T03:00:00Z, true",
        "YOUTH_PROTECTION_CLEAR, 2008-01-01, 2026-11-23T03:00:00Z, false",
        "YOUTH_PROTECTION_CLEAR, 2008-03-01, 2026-12-31T14:59:59Z, false",
        "YOUTH_PROTECTION_CLEAR, 2008-03-01, 2026-12-31T15:00:00Z, true",
        "YOUTH_PROTECTION_CLEAR, 2008-12-31, 2026-12-31T14:59:59Z, false",
        "YOUTH_PROTECTION_CLEAR, 2008-12-31, 2026-12-31T15:00:00Z, true",
        "YOUTH_PROTECTION_CLEAR, 2009-01-01, 2026-12-31T15:00:00Z, false",
        "CONSENTS_ALONE,         2012-11-23, 2026-11-23T03:00:00Z, true",
        "CONSENTS_ALONE,         2012-11-24, 2026-11-23T03:00:00Z, false",
        "CONSENTS_ALONE,         2012-02-29, 2026-02-28T14:59:59Z, false",
        "CONSENTS_ALONE,         2012-02-29, 2026-02-28T15:00:00Z, true",
    })
    void changesAtMidnightInSeoul(AgeRule rule, LocalDate born, Instant now, boolean holds) {
        assertThat(rule.holds(new BirthDate(born), today(now))).isEqualTo(holds);
    }

    @ParameterizedTest(name = "18 full years, born {0}, at {1}: {2}")
    @CsvSource({
        "2008-11-23, 2026-11-23T03:00:00Z, true",
        "2008-11-24, 2026-11-23T03:00:00Z, false",
        "2008-02-29, 2026-02-28T14:59:59Z, false",
        "2008-02-29, 2026-02-28T15:00:00Z, true",
    })
    void countsFullYears(LocalDate born, Instant now, boolean eighteen) {
        assertThat(AgeRule.fullYears(new BirthDate(born), today(now)) >= 18).isEqualTo(eighteen);
    }

    @ParameterizedTest(name = "born {0}: {2} on {1}")
    @CsvSource({
        "2008-02-29, 2026-02-28, 17",
        "2008-02-29, 2026-03-01, 18",
        "2008-02-29, 2027-02-28, 18",
        "2008-02-29, 2027-03-01, 19",
        "2008-02-29, 2028-02-28, 19",
        "2008-02-29, 2028-02-29, 20",
        "2012-02-29, 2026-02-28, 13",
        "2012-02-29, 2026-03-01, 14",
    })
    void waitsForMarchWhereThereIsNo29February(LocalDate born, LocalDate today, int fullYears) {
        assertThat(AgeRule.fullYears(new BirthDate(born), today)).isEqualTo(fullYears);
    }

    @ParameterizedTest
    @EnumSource
    void holdsFromTheFirstDayOnWhichTheAgeIsReached(AgeRule rule) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var born = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(47_000));
            var first = rule.holdsFrom(new BirthDate(born));

            assertThat(reached(rule, born, first))
                    .as("seed %d, born %s", seed, born)
                    .isTrue();
            assertThat(reached(rule, born, first.minusDays(1)))
                    .as("seed %d, born %s", seed, born)
                    .isFalse();
            assertThat(rule.holds(new BirthDate(born), first)).isTrue();
            assertThat(rule.holds(new BirthDate(born), first.minusDays(1))).isFalse();
        }
    }

    /** The law's own words, counted the long way round. */
    private static boolean reached(AgeRule rule, LocalDate born, LocalDate day) {
        return switch (rule) {
            case ADULT_CIVIL -> Period.between(born, day).getYears() >= 19;
            case YOUTH_PROTECTION_CLEAR -> day.getYear() - born.getYear() >= 19;
            case CONSENTS_ALONE -> Period.between(born, day).getYears() >= 14;
        };
    }

    @Nested
    class TheDayInSeoul {
        @Test
        void beginsAt15OClockUtc() {
            assertThat(today(Instant.parse("2026-11-22T14:59:59.999Z"))).isEqualTo("2026-11-22");
            assertThat(today(Instant.parse("2026-11-22T15:00:00Z"))).isEqualTo("2026-11-23");
        }
    }

    private static LocalDate today(Instant now) {
        return new SeoulCalendar(Clock.fixed(now, ZoneOffset.UTC)).today();
    }
}
