package dev.bonin.age;

import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.time.Period;

/**
 * A 만 나이 in full years. The day of birth counts (민법 제158조). Where the last month lacks the day of birth, the year ends
 * with that month (제160조 제3항): a person born on 29 February turns older on 1 March of a common year.
 */
public record FullYears(int years) {

    /** Returns the full years between two days; negative before birth. */
    static int between(BirthDate born, LocalDate today) {
        return Period.between(born.reveal(), today).getYears();
    }

    /**
     * Returns the first day, in Seoul, on which a person with this birthday has reached the age.
     * {@link LocalDate#plusYears} alone would be a day early for 29 February.
     */
    public LocalDate reachedOn(BirthDate birthDate) {
        var born = birthDate.reveal();
        var day = born.plusYears(years);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }
}
