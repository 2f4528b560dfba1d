package dev.bonin.age;

import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.time.Period;

/**
 * 만 나이 to be reached. The day of birth counts (민법 제158조), and where the last month has no such day the years end with
 * that month (제160조 제3항): someone born on 29 February grows older on 1 March of a common year.
 */
public record FullYears(int years) {

    /** Negative before birth. */
    static int between(BirthDate born, LocalDate today) {
        return Period.between(born.reveal(), today).getYears();
    }

    /**
     * The first day, in Seoul, on which somebody is that old. {@link LocalDate#plusYears} alone would be a day early
     * for 29 February.
     */
    public LocalDate reachedOn(BirthDate birthDate) {
        var born = birthDate.reveal();
        var day = born.plusYears(years);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }
}
