package dev.bonin.person;

import java.time.LocalDate;

/** The registered birthday, as a calendar date without time or zone. */
public record BirthDate(LocalDate reveal) {
    /** Earlier birthdays are invalid: no living person has one, so it is corrupt data or a placeholder. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @Override
    public String toString() {
        return "BirthDate[hidden]";
    }
}
