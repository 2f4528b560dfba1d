package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every birthday. A failure names the seed and the birthday. */
class AgePropertiesTest {
    private static final int PEOPLE = 600;

    /** Since the summer of 1988, before which none of these people is born. */
    private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    static Stream<String> agePolicies() {
        return Stream.of(
                "age_of_majority",
                "youth_protection",
                "guardian_consent",
                "game_adult",
                "minimum_age:1",
                "minimum_age:14",
                "minimum_age:18",
                "minimum_age:60");
    }

    @ParameterizedTest
    @MethodSource("agePolicies")
    void letsThroughFromTheFirstMomentOfTheDayThatItNamed(String policy) {
        forEachBirthday(born -> {
            var first = at(born.atTime(12, 0).toInstant(SEOUL), born)
                    .judgedBy(policy)
                    .passesFrom()
                    .orElseThrow();
            var midnight = first.atStartOfDay().toInstant(SEOUL);

            var before = at(midnight.minusMillis(1), born).judgedBy(policy);
            assertThat(before.result()).as(about(born)).isEqualTo(Verdict.Result.FAIL);
            assertThat(before.passesFrom()).as(about(born)).contains(first);
            assertThat(at(midnight, born).judgedBy(policy).result().letsThrough())
                    .as(about(born))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("agePolicies")
    void neverTakesBackWhatItGave(String policy) {
        forEachBirthday(born -> {
            var results = moments(born)
                    .map(moment -> at(moment, born).judgedBy(policy).result())
                    .toList();

            assertThat(results).as(about(born)).isSortedAccordingTo(Comparator.reverseOrder());
        });
    }

    @ParameterizedTest
    @MethodSource("agePolicies")
    void countsAsTheLawCounts(String policy) {
        forEachBirthday(born -> moments(born).forEach(moment -> {
            var today = moment.atOffset(SEOUL).toLocalDate();

            assertThat(at(moment, born).judgedBy(policy).result().letsThrough())
                    .as("%s, %s", about(born), today)
                    .isEqualTo(oldEnough(policy, born, today));
        }));
    }

    /** The law's own words, counted the long way round. */
    private static boolean oldEnough(String policy, LocalDate born, LocalDate today) {
        var fullYears = Period.between(born, today).getYears();
        return switch (policy) {
            case "age_of_majority" -> fullYears >= 19;
            case "youth_protection" -> today.getYear() - born.getYear() >= 19;
            case "guardian_consent" -> fullYears >= 14;
            case "game_adult" -> fullYears >= 18;
            default -> fullYears >= Integer.parseInt(policy.substring(policy.indexOf(':') + 1));
        };
    }

    /**
     * Moments of a life in their order: around its birthdays, each New Year and the end of each February, and some
     * between.
     */
    private Stream<Instant> moments(LocalDate born) {
        return IntStream.of(0, 1, 13, 14, 15, 17, 18, 19, 20, 59, 60, 61)
                .boxed()
                .flatMap(years -> Stream.of(
                                LocalDate.of(born.getYear() + years, 1, 1),
                                LocalDate.of(born.getYear() + years, 3, 1),
                                born.plusYears(years),
                                born.plusYears(years).plusDays(1),
                                born.plusYears(years).plusDays(random.nextInt(300)))
                        .flatMap(day -> Stream.of(-1L, 0L, 1L)
                                .map(millis ->
                                        day.atStartOfDay().toInstant(SEOUL).plusMillis(millis))))
                .filter(moment -> !moment.isBefore(born.atStartOfDay().toInstant(SEOUL)))
                .sorted();
    }

    private void forEachBirthday(Consumer<LocalDate> property) {
        for (int i = 0; i < PEOPLE; i++) {
            property.accept(birthday());
        }
    }

    /** One in four at the days on which calendars differ. */
    private LocalDate birthday() {
        var year = 1989 + random.nextInt(60);
        var days = List.of(
                MonthDay.of(1, 1), MonthDay.of(2, 28), MonthDay.of(2, 29), MonthDay.of(3, 1), MonthDay.of(12, 31));
        return random.nextInt(4) == 0
                ? days.get(random.nextInt(days.size())).atYear(year)
                : LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    }

    private static Situation at(Instant moment, LocalDate born) {
        return Situation.at(moment).born(born);
    }

    private String about(LocalDate born) {
        return "seed " + seed + ", born " + born;
    }
}
