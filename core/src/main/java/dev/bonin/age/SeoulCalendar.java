package dev.bonin.age;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is in Seoul. A new age begins there at midnight, while it is still the day before in UTC. */
public final class SeoulCalendar {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Clock clock;

    public SeoulCalendar(Clock clock) {
        this.clock = clock.withZone(SEOUL);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The day that it is in Seoul at {@code instant}. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, SEOUL);
    }

    /** The first day, in Seoul, that is all of it at or after {@code instant}. */
    public static LocalDate firstDayFrom(Instant instant) {
        var day = day(instant);
        return day.atStartOfDay(SEOUL).toInstant().equals(instant) ? day : day.plusDays(1);
    }
}
