package dev.bonin.sandbox.persona;

import java.time.LocalDate;

/** The first seven digits of a resident or alien registration number. */
public record RegistrationNumber(LocalDate birthday, SeventhDigit seventhDigit) {

    Gender gender() {
        return seventhDigit.male() ? Gender.MALE : Gender.FEMALE;
    }

    /** Returns no values: they are personal data. */
    @Override
    public String toString() {
        return "RegistrationNumber[]";
    }
}
