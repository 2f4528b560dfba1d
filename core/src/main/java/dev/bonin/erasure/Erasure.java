package dev.bonin.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An order to erase the person of one verification.
 *
 * @param atSource whether the source has to erase its record as well
 * @param event the log entry that is stored with it
 */
public record Erasure(VerificationId id, Instant at, Cause cause, boolean atSource, AuditEvent event) {
    public Erasure {
        at = at.truncatedTo(ChronoUnit.MILLIS); // the precision of stores: later reads return the same value
    }

    /** The reason of an erasure. */
    public enum Cause {
        /** The retention period ended. */
        RETENTION,
        /** The application that requested the verification asked for it. */
        APPLICATION,
        /** An operator asked for it, for example on the person's request. */
        OPERATOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
