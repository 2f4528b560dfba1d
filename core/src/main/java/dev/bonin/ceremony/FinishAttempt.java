package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import java.util.Optional;

/**
 * A browser's input for a finish. None of it is checked yet.
 *
 * @param browser the nonce of its cookie; empty without one
 * @param claimedRequest the {@code merchant_uid} that the browser names; it can cause a refusal, never an
 *     acceptance
 */
public record FinishAttempt(String impUid, Optional<BrowserNonce> browser, Optional<String> claimedRequest) {

    /** Creates the finish of PortOne's guide: only an {@code imp_uid}. */
    public static FinishAttempt bare(String impUid) {
        return new FinishAttempt(impUid, Optional.empty(), Optional.empty());
    }
}
