package dev.bonin.sandbox.certification;

import java.time.LocalDate;
import java.time.ZoneId;

/** The member {@code birth} of PortOne's record. */
final class Birth {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private Birth() {}

    /** Returns midnight in Seoul, in UNIX seconds. */
    static long epochSeconds(LocalDate birthday) {
        return birthday.atStartOfDay(SEOUL).toEpochSecond();
    }
}
