package dev.bonin.person;

import java.time.LocalDate;

/** The registered birthday, as a calendar date without time or zone. */
public record BirthDate(LocalDate reveal) {
    @Override
    public String toString() {
        return "BirthDate[hidden]";
    }
}
