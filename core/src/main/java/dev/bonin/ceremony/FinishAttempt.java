package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import java.util.Optional;

/**
 * What a browser brings to finish. All of it is its own word, checked in no way yet.
 *
 * @param browser the nonce of its cookie; empty where it has none
 * @param claimedRequest the {@code merchant_uid} that it says it is about; it can only refuse, never accept
 */
public record FinishAttempt(String impUid, Optional<BrowserNonce> browser, Optional<String> claimedRequest) {

    /** The finish of PortOne's guide: an {@code imp_uid} and nothing else. */
    public static FinishAttempt bare(String impUid) {
        return new FinishAttempt(impUid, Optional.empty(), Optional.empty());
    }
}
