package dev.bonin.sandbox.persona;

import java.time.LocalDate;

/**
 * A persona's values on one day.
 *
 * @param citizen who this is, whatever the name: equal citizens have equal CI
 * @param phone digits only, in the unassigned range 010-0000
 */
public record Person(
        String citizen,
        String name,
        Gender gender,
        LocalDate birthday,
        boolean foreigner,
        Carrier carrier,
        String phone) {

    /** Connecting information: 88 characters, the same at every merchant. */
    public String ci() {
        return LinkingInformation.ci(citizen);
    }

    /** Duplicate-joining information: 64 characters, another one for each {@code mid}. */
    public String di(String mid) {
        return LinkingInformation.di(citizen, mid);
    }

    /** The first digit after the dash of the resident or alien registration number. */
    public int seventhDigit() {
        int digit = foreigner ? 5 : 1;
        digit += birthday.getYear() >= 2000 ? 2 : 0;
        return digit + (gender == Gender.FEMALE ? 1 : 0);
    }

    /** The six digits before the dash: {@code yyMMdd}. */
    public String birthdaySixDigits() {
        return "%02d%02d%02d".formatted(birthday.getYear() % 100, birthday.getMonthValue(), birthday.getDayOfMonth());
    }
}
