package dev.bonin.source;

import java.util.Optional;

/** Tells what is known about an {@code imp_uid}, server to server. */
public interface VerificationSource {

    /**
     * The report on {@code impUid}; empty if this merchant has none.
     *
     * @throws SourceException if it could not be found out; its type says whether to try again
     */
    Optional<Report> report(ImpUid impUid);
}
