package dev.bonin.sandbox.persona;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The first seven digits of a resident or alien registration number. */
public record IdentityNumber(LocalDate birthday, SeventhDigit seventhDigit) {

    /**
     * Reads the digits before the dash and the one after it; empty unless they are the birthday of somebody who is
     * already born.
     *
     * @param sixDigits {@code yyMMdd}
     * @param today in Seoul
     */
    public static Optional<IdentityNumber> of(String sixDigits, String seventhDigit, LocalDate today) {
        return SeventhDigit.of(seventhDigit)
                .filter(seventh -> sixDigits.matches("[0-9]{6}"))
                .flatMap(seventh -> of(sixDigits, seventh, today));
    }

    /** Does the same for six digits and a seventh that was read already. */
    public static Optional<IdentityNumber> of(String sixDigits, SeventhDigit seventhDigit, LocalDate today) {
        return birthday(sixDigits, seventhDigit)
                .filter(day -> !day.isAfter(today))
                .map(day -> new IdentityNumber(day, seventhDigit));
    }

    private static Optional<LocalDate> birthday(String sixDigits, SeventhDigit seventh) {
        try {
            return Optional.of(LocalDate.of(
                    seventh.year(Integer.parseInt(sixDigits.substring(0, 2))),
                    Integer.parseInt(sixDigits.substring(2, 4)),
                    Integer.parseInt(sixDigits.substring(4))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Returns whether this is the number of that person. */
    public boolean fits(Person person) {
        return birthday.equals(person.birthday())
                && gender() == person.gender()
                && seventhDigit.foreigner() == person.foreigner();
    }

    public Gender gender() {
        return seventhDigit.male() ? Gender.MALE : Gender.FEMALE;
    }

    /** Returns no values: they are personal data. */
    @Override
    public String toString() {
        return "IdentityNumber[]";
    }
}
