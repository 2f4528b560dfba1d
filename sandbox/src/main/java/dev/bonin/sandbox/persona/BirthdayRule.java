package dev.bonin.sandbox.persona;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * The birthday a persona has, given today's date in Seoul. Full ages (만 나이) of those born on 29 February rise on 1
 * March.
 */
@FunctionalInterface
interface BirthdayRule {

    LocalDate on(LocalDate today);

    static BirthdayRule fixed(int year, int month, int day) {
        return today -> LocalDate.of(year, month, day);
    }

    /**
     * Reaches {@code age} today. Where {@code age} years ago had no 29 February and today is one: reached it yesterday.
     */
    static BirthdayRule reachesToday(int age) {
        return today -> today.minusYears(age);
    }

    /**
     * Reaches {@code age} tomorrow, or on the next day on which anybody can: when tomorrow is 29 February and there was
     * none {@code age} years ago, that is 1 March.
     */
    static BirthdayRule reachesTomorrow(int age) {
        return today -> today.minusYears(age).plusDays(1);
    }

    /** Reaches {@code age} on the last day of this year; on that day itself, today. */
    static BirthdayRule reachesOnLastDayOfThisYear(int age) {
        return today -> LocalDate.of(today.getYear() - age, Month.DECEMBER, 31);
    }

    /** The youngest leap day of whoever reaches at least {@code age} this year. */
    static BirthdayRule leapDayReachingThisYear(int age) {
        return today -> {
            int year = today.getYear() - age;
            while (!Year.isLeap(year)) {
                year--;
            }
            return LocalDate.of(year, Month.FEBRUARY, 29);
        };
    }
}
