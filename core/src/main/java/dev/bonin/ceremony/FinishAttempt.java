package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.PortOneApi;
import java.util.Optional;

/**
 * A browser's input for a finish. None of it is checked yet.
 *
 * @param api the API that {@code evidence} is of, as the name says under which it was sent
 * @param evidence the {@code imp_uid}, or the {@code identityVerificationId}
 * @param browser the nonce of its cookie; empty without one
 * @param claimedRequest the request that the browser names; it can cause a refusal, never an acceptance
 */
public record FinishAttempt(
        PortOneApi api, String evidence, Optional<BrowserNonce> browser, Optional<String> claimedRequest) {

    /**
     * Creates a finish with PortOne V1.
     *
     * @param claimedRequest the {@code merchant_uid} that the browser names
     */
    public FinishAttempt(String impUid, Optional<BrowserNonce> browser, Optional<String> claimedRequest) {
        this(PortOneApi.V1, impUid, browser, claimedRequest);
    }

    /** Creates a finish with PortOne V2, whose {@code identityVerificationId} is the request that it names. */
    public static FinishAttempt ofIdentityVerification(String id, Optional<BrowserNonce> browser) {
        return new FinishAttempt(PortOneApi.V2, id, browser, Optional.of(id));
    }

    /** Creates the finish of PortOne's guide to V1: only an {@code imp_uid}. */
    public static FinishAttempt bare(String impUid) {
        return new FinishAttempt(impUid, Optional.empty(), Optional.empty());
    }
}
