package dev.bonin.source;

import java.time.Instant;
import java.util.Optional;

/** Returns reports about an {@code imp_uid}, server to server. */
public interface VerificationSource {

    /**
     * Returns the report on {@code impUid}; empty if this merchant has none.
     *
     * @throws SourceException if the source could not be asked; its kind says whether to retry
     */
    Optional<Report> report(ImpUid impUid);

    /**
     * Returns the source's current time, at most one second old; empty if the source has no clock.
     *
     * @throws SourceException if the source could not be asked
     */
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /** Returns the source's time, extrapolated from its last answer; empty if it has not answered yet. */
    default Optional<Instant> expectedTime() {
        return Optional.empty();
    }
}
