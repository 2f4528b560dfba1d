package dev.bonin.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * That the person of one verification is to be forgotten.
 *
 * @param atSource whether the source's record of them is to go, too
 * @param event kept with it
 */
public record Erasure(VerificationId id, Instant at, Cause cause, boolean atSource, AuditEvent event) {
    public Erasure {
        at = at.truncatedTo(ChronoUnit.MILLIS); // as stores keep it, so that it is told the same again
    }

    /** Why somebody was forgotten. */
    public enum Cause {
        /** Their time was over. */
        RETENTION,
        /** The application that asked for the verification wanted it. */
        APPLICATION,
        /** An operator wanted it, for instance because the person did. */
        OPERATOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
