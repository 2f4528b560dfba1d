package dev.bonin.person;

import java.time.LocalDate;

/** The registered birthday, a date of the calendar in Seoul without a time or a zone. */
public record BirthDate(LocalDate reveal) {
    @Override
    public String toString() {
        return "BirthDate[hidden]";
    }
}
