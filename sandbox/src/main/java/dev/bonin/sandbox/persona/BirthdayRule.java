package dev.bonin.sandbox.persona;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * A persona's birthday, depending on today's date in Seoul. The full age (만 나이) of a person born on 29 February
 * increases on 1 March.
 */
@FunctionalInterface
interface BirthdayRule {

    LocalDate on(LocalDate today);

    static BirthdayRule fixed(int year, int month, int day) {
        return today -> LocalDate.of(year, month, day);
    }

    /**
     * Reaches {@code age} today. If today is 29 February and the year {@code age} years ago had none: reached it
     * yesterday.
     */
    static BirthdayRule reachesToday(int age) {
        return today -> today.minusYears(age);
    }

    /**
     * Reaches {@code age} tomorrow, or on the next possible day: if tomorrow is 29 February and the year {@code age}
     * years ago had none, that is 1 March.
     */
    static BirthdayRule reachesTomorrow(int age) {
        return today -> today.minusYears(age).plusDays(1);
    }

    /** Reaches {@code age} on the last day of this year; on that day itself, today. */
    static BirthdayRule reachesOnLastDayOfThisYear(int age) {
        return today -> LocalDate.of(today.getYear() - age, Month.DECEMBER, 31);
    }

    /** Returns the latest leap day on which a person who reaches at least {@code age} this year can be born. */
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
