package dev.bonin.sandbox.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The times by which records are found and sorted. */
public enum RecordTime {
    REQUESTED_AT("requestedAt"),
    VERIFIED_AT("verifiedAt"),
    FAILED_AT("statusChangedAt"),
    STATUS_UPDATED_AT("statusChangedAt");

    private final String member;

    RecordTime(String member) {
        this.member = member;
    }

    /** Returns this time of a record; empty if it has none, or a test made it unreadable. */
    public Optional<Instant> of(Listed record) {
        if (this == FAILED_AT && record.report().find("failure").isEmpty()) {
            return Optional.empty();
        }
        try {
            return record.text(member).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
