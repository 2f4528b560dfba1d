package dev.bonin.source;

import java.time.Instant;
import java.util.Optional;

/** Tells what is known about an {@code imp_uid}, server to server. */
public interface VerificationSource {

    /**
     * The report on {@code impUid}; empty if this merchant has none.
     *
     * @throws SourceException if it could not be found out; its type says whether to try again
     */
    Optional<Report> report(ImpUid impUid);

    /**
     * The source's time, asked for anew unless that was done within the last second; empty where it cannot tell.
     *
     * @throws SourceException if it could not be asked
     */
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /** What its time should be by when it last told it; empty where it never did. */
    default Optional<Instant> expectedTime() {
        return Optional.empty();
    }
}
