package dev.bonin.portone.wire;

import dev.bonin.portone.Reported;
import dev.bonin.portone.Reported.Absence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** The members of an object of an answer, each a value or the reason why there is none. */
public final class Members {
    /**
     * The earliest accepted birthday. 0001-01-01 and similar dates stand for an unknown day, and would pass every age
     * rule.
     */
    public static final LocalDate EARLIEST_BIRTHDAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern PERSON_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final JsonObject object;

    public Members(JsonObject object) {
        this.object = object;
    }

    public Reported<String> text(String name) {
        return object.text(name)
                .map(text -> text.isBlank() ? Reported.<String>missing(Absence.BLANK) : Reported.of(text))
                .orElseGet(() -> Reported.missing(absence(name)));
    }

    /** Returns why there is no readable value. */
    public Absence absence(String name) {
        if (!object.has(name)) {
            return Absence.NOT_SENT;
        }
        return object.isNull(name) ? Absence.NULL : Absence.UNREADABLE;
    }

    public Reported<Boolean> truth(String name) {
        return object.truth(name).map(Reported::of).orElseGet(() -> Reported.missing(absence(name)));
    }

    /**
     * Reads a CI (88 characters of base64) or a DI (64 or 66 characters, depending on the source). Both are opaque and
     * compared as they are, so surrounding white space is removed: it would make the same person look like another one.
     * A value with other characters than visible ASCII, or longer than 128, is {@code UNREADABLE}.
     */
    public Reported<String> personKey(String name) {
        var key = text(name).map(String::strip);
        return key.value().filter(value -> !PERSON_KEY.matcher(value).matches()).isPresent()
                ? Reported.missing(Absence.UNREADABLE)
                : key;
    }

    /** Reads {@code yyyy-MM-dd}; a date that does not exist or is before 1900 is {@code UNREADABLE}. */
    public Reported<LocalDate> birthday(String name) {
        try {
            var birthday = text(name).map(date -> LocalDate.parse(date, BIRTHDAY));
            return birthday.value()
                            .filter(date -> date.isBefore(EARLIEST_BIRTHDAY) || date.isAfter(LATEST))
                            .isPresent()
                    ? Reported.missing(Absence.UNREADABLE)
                    : birthday;
        } catch (DateTimeException noSuchDate) {
            return Reported.missing(Absence.UNREADABLE);
        }
    }

    /** Reads a time of RFC 3339; one without a zone, or after the year 9999, is {@code UNREADABLE}. */
    public Reported<Instant> time(String name) {
        try {
            var time = text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
            return time.value()
                            .filter(instant -> instant.atOffset(ZoneOffset.UTC).getYear() > LATEST.getYear()
                                    || instant.isBefore(Instant.EPOCH))
                            .isPresent()
                    ? Reported.missing(Absence.UNREADABLE)
                    : time;
        } catch (DateTimeException noSuchTime) {
            return Reported.missing(Absence.UNREADABLE);
        }
    }
}
