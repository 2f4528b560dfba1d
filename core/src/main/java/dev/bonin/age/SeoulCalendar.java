package dev.bonin.age;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The current day in Seoul. A new age begins at midnight there, while UTC is still on the day before. */
public final class SeoulCalendar {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Clock clock;

    public SeoulCalendar(Clock clock) {
        this.clock = clock.withZone(SEOUL);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Returns the day in Seoul at {@code instant}. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, SEOUL);
    }

    /** Returns the first day, in Seoul, that lies completely at or after {@code instant}. */
    public static LocalDate firstDayFrom(Instant instant) {
        var day = day(instant);
        return day.atStartOfDay(SEOUL).toInstant().equals(instant) ? day : day.plusDays(1);
    }
}
