package dev.bonin.sandbox.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.util.Base64;
import java.util.HashSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonasTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Personas personas = new Personas(clock);

    /** The Seoul calendar decides, not UTC's. */
    @Test
    void followTheDateInSeoul() {
        clock.set(Instant.parse("2026-11-22T14:59:59Z"));
        assertThat(today("turns-19-tomorrow").birthday()).isEqualTo("2007-11-23");
        clock.set(Instant.parse("2026-11-22T15:00:00Z"));
        assertThat(today("turns-19-tomorrow").birthday()).isEqualTo("2007-11-24");
    }

    @Test
    void areAtLeastEightAndHaveDistinctIdsAndPhonesNobodyOwns() {
        assertThat(personas.all())
                .hasSizeGreaterThanOrEqualTo(8)
                .extracting(Persona::id)
                .doesNotHaveDuplicates();
        assertThat(personas.all()).allSatisfy(persona -> {
            assertThat(personas.today(persona).phone()).matches("0100000[0-9]{4}");
            assertThat(persona.korean()).isNotBlank();
            assertThat(persona.english()).isNotBlank();
        });
    }

    @Test
    void findNobodyUnderAnUnknownId() {
        assertThat(personas.find("nobody")).isEmpty();
    }

    /** Every description, on every day for which the sandbox promises it. */
    @Nested
    class OnEveryDayFrom2020To2099 {

        @Test
        void turns19TomorrowIs18AndNobodyTurns19Earlier() {
            everyDay("turns-19-tomorrow", (person, today) -> {
                assertThat(age(person, today)).as("on %s", today).isEqualTo(18);
                LocalDate due = beforeImpossibleLeapBirthday(today, 19) ? today.plusDays(2) : today.plusDays(1);
                assertThat(age(person, due)).as("on %s", due).isEqualTo(19);
                assertThat(yearAge(person, today))
                        .isEqualTo(MonthDay.from(today).equals(MonthDay.of(12, 31)) ? 18 : 19);
            });
        }

        @Test
        void turns19ThisYearHasYearAge19AndIsOfAgeOnTheLastDayOnly() {
            everyDay("turns-19-this-year", (person, today) -> {
                assertThat(yearAge(person, today)).isEqualTo(19);
                assertThat(age(person, today)).isEqualTo(MonthDay.from(today).equals(MonthDay.of(12, 31)) ? 19 : 18);
            });
        }

        @Test
        void turns19TodayIs19AndWas18Yesterday() {
            everyDay("turns-19-today", (person, today) -> reachedToday(person, today, 19));
        }

        @Test
        void fourteenTodayIs14AndWas13Yesterday() {
            everyDay("fourteen-today", (person, today) -> reachedToday(person, today, 14));
        }

        @Test
        void thirteenIs13() {
            everyDay(
                    "thirteen",
                    (person, today) -> assertThat(age(person, today)).isEqualTo(13));
        }

        @Test
        void leapDayIsBornOn29FebruaryAndReaches18ThisYearAtTheLatest() {
            everyDay("leap-day", (person, today) -> {
                assertThat(MonthDay.from(person.birthday())).isEqualTo(MonthDay.of(Month.FEBRUARY, 29));
                assertThat(yearAge(person, today)).isBetween(18, 25);
            });
        }

        @Test
        void allOthersAreAdults() {
            Stream.of("adult", "foreigner", "mvno", "no-ci", "renamed", "always-fails", "carrier-outage")
                    .forEach(id -> everyDay(
                            id,
                            (person, today) -> assertThat(age(person, today)).isGreaterThanOrEqualTo(19)));
        }

        private void reachedToday(Person person, LocalDate today, int age) {
            assertThat(age(person, today)).as("on %s", today).isEqualTo(age);
            LocalDate before =
                    MonthDay.from(today).equals(MonthDay.of(2, 29)) ? today.minusDays(2) : today.minusDays(1);
            assertThat(age(person, before)).as("on %s", before).isEqualTo(age - 1);
        }

        private boolean beforeImpossibleLeapBirthday(LocalDate today, int age) {
            LocalDate tomorrow = today.plusDays(1);
            return MonthDay.from(tomorrow).equals(MonthDay.of(2, 29))
                    && !tomorrow.minusYears(age).isLeapYear();
        }

        private void everyDay(String id, BiConsumer<Person, LocalDate> fact) {
            Persona persona = personas.find(id).orElseThrow();
            LocalDate.of(2020, 1, 1)
                    .datesUntil(LocalDate.of(2100, 1, 1))
                    .forEach(today -> fact.accept(persona.on(today), today));
        }
    }

    @Nested
    class LinkingValues {

        @Test
        void ciIsBase64Of64BytesAndTheSameEveryTime() {
            String ci = today("adult").ci();
            assertThat(ci).hasSize(88).endsWith("==").isEqualTo(today("adult").ci());
            assertThat(Base64.getDecoder().decode(ci)).hasSize(64);
        }

        @Test
        void diIsADerEncodedHmacAndDiffersByMerchantId() {
            String di = today("adult").di("MID1");
            assertThat(di).hasSize(64).startsWith("MC0GCCqGSIb3DQIJAyEA").endsWith("=");
            assertThat(Base64.getDecoder().decode(di)).hasSize(47).startsWith(0x30, 45);
            assertThat(di)
                    .isEqualTo(today("adult").di("MID1"))
                    .isNotEqualTo(today("adult").di("MID2"));
        }

        @Test
        void areEqualForTheRenamedPersonAndDistinctForEverybodyElse() {
            assertThat(today("renamed").ci()).isEqualTo(today("adult").ci());
            assertThat(today("renamed").di("M")).isEqualTo(today("adult").di("M"));
            assertThat(today("renamed").name()).isNotEqualTo(today("adult").name());
            var everybody = personas.all().stream().map(personas::today).collect(Collectors.toList());
            assertThat(new HashSet<>(everybody.stream().map(Person::ci).toList()))
                    .hasSize(everybody.size() - 1);
        }
    }

    @Nested
    class SeventhDigit {

        @Test
        void followsCenturyGenderAndNationality() {
            assertThat(today("adult").seventhDigit()).isEqualTo(1);
            assertThat(today("carrier-outage").seventhDigit()).isEqualTo(2);
            assertThat(today("turns-19-today").seventhDigit()).isEqualTo(3);
            assertThat(today("turns-19-tomorrow").seventhDigit()).isEqualTo(4);
            assertThat(today("foreigner").seventhDigit()).isEqualTo(6);
        }

        @Test
        void standsBehindSixDigitsOfTheBirthday() {
            assertThat(today("adult").birthdaySixDigits()).isEqualTo("900505");
        }
    }

    private Person today(String id) {
        return personas.today(personas.find(id).orElseThrow());
    }

    private static int age(Person person, LocalDate day) {
        return Period.between(person.birthday(), day).getYears();
    }

    private static int yearAge(Person person, LocalDate day) {
        return day.getYear() - person.birthday().getYear();
    }
}
