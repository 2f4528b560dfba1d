package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.age.AgeRule;
import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ages by Korean law, to the day, whatever the zone of the machine. Each row of the tables beside this class is a case.
 */
@ParameterizedClass
@ValueSource(strings = {"UTC", "Asia/Seoul", "America/Los_Angeles"})
class AgeTablesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final TimeZone before = TimeZone.getDefault();

    AgeTablesTest(String zoneOfTheMachine) {
        TimeZone.setDefault(TimeZone.getTimeZone(zoneOfTheMachine));
    }

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest(name = "born {0}")
    @CsvFileSource(resources = "on_2026_11_23.csv", numLinesToSkip = 1)
    void agesOn23November2026(
            LocalDate born,
            int fullYears,
            int calendarYears,
            boolean ofAge,
            boolean noYouth,
            boolean eighteen,
            boolean guardianNeeded) {
        assertThat(AgeRule.fullYears(new BirthDate(born), TODAY)).isEqualTo(fullYears);
        assertThat(AgeRule.calendarYears(new BirthDate(born), TODAY)).isEqualTo(calendarYears);
        var somebody = Situation.of(born, TODAY);
        assertThat(holds("ADULT_CIVIL", somebody)).isEqualTo(ofAge);
        assertThat(holds("YOUTH_PROTECTION_CLEAR", somebody)).isEqualTo(noYouth);
        assertThat(holds("MIN_AGE_18", somebody)).isEqualTo(eighteen);
        assertThat(holds("GUARDIAN_NEEDED", somebody)).isEqualTo(guardianNeeded);
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvFileSource(resources = "no_birthdays.csv", numLinesToSkip = 1)
    void nobodyIsOldEnoughByABirthdayThatIsNone(String birthday, String reason) {
        var somebody = Situation.of(TODAY, TODAY).born(reported(birthday));

        for (var policy :
                List.of("age_of_majority", "youth_protection", "minimum_age:1", "guardian_consent", "game_adult")) {
            assertThat(somebody.judgedBy(policy)).as(policy).isEqualTo(Verdict.unavailable(reason));
        }
    }

    @ParameterizedTest(name = "{3}, born {2}, at {0}: {4}")
    @CsvFileSource(resources = "at_midnight.csv", numLinesToSkip = 1)
    void changesAtMidnightInSeoul(Instant now, LocalDate dayInSeoul, LocalDate born, String rule, boolean holds) {
        var somebody = Situation.at(now).born(born);

        assertThat(somebody.circumstances().today()).isEqualTo(dayInSeoul);
        assertThat(holds(rule, somebody)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "born {0}: {2} on {1}")
    @CsvFileSource(resources = "born_on_29_february.csv", numLinesToSkip = 1)
    void waitsForMarchWhereThereIsNo29February(
            LocalDate born,
            LocalDate today,
            int fullYears,
            boolean ofAge,
            boolean noYouth,
            boolean eighteen,
            boolean guardianNeeded) {
        assertThat(AgeRule.fullYears(new BirthDate(born), today)).isEqualTo(fullYears);
        var somebody = Situation.of(born, today);
        assertThat(holds("ADULT_CIVIL", somebody)).isEqualTo(ofAge);
        assertThat(holds("YOUTH_PROTECTION_CLEAR", somebody)).isEqualTo(noYouth);
        assertThat(holds("MIN_AGE_18", somebody)).isEqualTo(eighteen);
        assertThat(holds("GUARDIAN_NEEDED", somebody)).isEqualTo(guardianNeeded);
    }

    @ParameterizedTest(name = "{0}, born {1}, at {2}: {3}")
    @CsvFileSource(resources = "age_vectors.csv", numLinesToSkip = 1)
    void isRightAtThatMoment(String rule, LocalDate born, Instant now, boolean expected) {
        assertThat(holds(rule, Situation.at(now).born(born))).isEqualTo(expected);
    }

    /** As the source reports it: what is no date is absent. */
    private static Assured<BirthDate> reported(String birthday) {
        try {
            return Assured.verified(new BirthDate(LocalDate.parse(birthday)));
        } catch (DateTimeException noDate) {
            return Assured.absent();
        }
    }

    private static boolean holds(String rule, Situation somebody) {
        return switch (rule) {
            case "ADULT_CIVIL" -> agreed(AgeRule.ADULT_CIVIL, "age_of_majority", somebody);
            case "YOUTH_PROTECTION_CLEAR" -> agreed(AgeRule.YOUTH_PROTECTION_CLEAR, "youth_protection", somebody);
            case "GUARDIAN_NEEDED" -> !agreed(AgeRule.CONSENTS_ALONE, "guardian_consent", somebody);
            case "MIN_AGE_18" -> somebody.judgedBy("minimum_age:18").equals(Verdict.pass());
            default -> throw new IllegalArgumentException(rule);
        };
    }

    /** The rule says the same as the policy. */
    private static boolean agreed(AgeRule rule, String policy, Situation somebody) {
        var passes = somebody.judgedBy(policy).equals(Verdict.pass());
        var born = somebody.identity().birthDate().verified().orElseThrow();
        assertThat(rule.holds(born, somebody.circumstances().today())).isEqualTo(passes);
        return passes;
    }
}
