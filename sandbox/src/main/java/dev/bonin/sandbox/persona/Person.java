package dev.bonin.sandbox.persona;

import java.time.LocalDate;

/**
 * A persona's values on one day.
 *
 * @param citizen identifies the human, whatever the name: equal citizens have the same CI
 * @param phone digits only, in the unassigned range 010-0000
 * @param own CI and DI that somebody chose
 */
public record Person(
        String citizen,
        String name,
        Gender gender,
        LocalDate birthday,
        boolean foreigner,
        Carrier carrier,
        String phone,
        OwnIdentifiers own) {

    /** A person whose CI and DI the sandbox invents. */
    public Person(
            String citizen,
            String name,
            Gender gender,
            LocalDate birthday,
            boolean foreigner,
            Carrier carrier,
            String phone) {
        this(citizen, name, gender, birthday, foreigner, carrier, phone, OwnIdentifiers.none());
    }

    /** Returns the CI (연계정보): 88 characters, the same at every merchant. */
    public String ci() {
        String chosen = own.ci();
        return chosen == null ? LinkingInformation.ci(citizen) : chosen;
    }

    /** Returns the DI (중복가입확인정보): 64 characters, different for each {@code mid} unless chosen. */
    public String di(String mid) {
        String chosen = own.di();
        return chosen == null ? LinkingInformation.di(citizen, mid) : chosen;
    }

    /** Returns the first digit after the dash of the resident or alien registration number. */
    public int seventhDigit() {
        int digit = foreigner ? 5 : 1;
        digit += birthday.getYear() >= 2000 ? 2 : 0;
        return digit + (gender == Gender.FEMALE ? 1 : 0);
    }

    /** Returns the six digits before the dash: {@code yyMMdd}. */
    public String birthdaySixDigits() {
        return "%02d%02d%02d".formatted(birthday.getYear() % 100, birthday.getMonthValue(), birthday.getDayOfMonth());
    }
}
