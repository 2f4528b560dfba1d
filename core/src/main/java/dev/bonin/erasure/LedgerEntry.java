package dev.bonin.erasure;

import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Locale;

/**
 * That somebody was forgotten: proof for those who ask later, without anything of the person.
 *
 * @param rows how many rows with something of the person were destroyed, their keys included
 * @param source what came of the source's own record
 */
public record LedgerEntry(VerificationId id, Instant at, Cause cause, int rows, SourceState source) {

    /** Where the erasure of the source's own record stands. */
    public enum SourceState {
        /** Nobody asked for it. */
        NOT_ASKED,
        /** The source could not be told yet; it is tried again. */
        PENDING,
        ERASED,
        /** The source had no such record any more. */
        NOT_THERE,
        /** It could not be told for too long: an operator has to see to it at the source. */
        GIVEN_UP;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
