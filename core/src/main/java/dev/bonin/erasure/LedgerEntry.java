package dev.bonin.erasure;

import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Locale;

/**
 * The proof that a person was erased. It contains no personal data.
 *
 * @param rows the number of deleted rows with personal data, including their keys
 * @param source the state of the source's own record
 */
public record LedgerEntry(VerificationId id, Instant at, Cause cause, int rows, SourceState source) {

    /** The state of the erasure at the source. */
    public enum SourceState {
        /** Erasure at the source was not requested. */
        NOT_ASKED,
        /** It was requested, and the source offers none: PortOne V2 has no call for it. Ask PortOne in writing. */
        NOT_OFFERED,
        /** The source could not be asked yet; it will be retried. */
        PENDING,
        ERASED,
        /** The source no longer had the record. */
        NOT_THERE,
        /** All attempts failed: an operator has to settle it with the source. */
        GIVEN_UP;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
