package dev.bonin.source;

import java.time.Instant;
import java.util.Optional;

/** Returns reports about what a browser brought back, server to server. */
public interface VerificationSource {

    /**
     * Returns the report on {@code evidence}; empty if this merchant has none, or the source does not have the API
     * that the evidence is of.
     *
     * @throws SourceException if the source could not be asked; its kind says whether to retry
     */
    Optional<Report> report(Evidence evidence);

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
