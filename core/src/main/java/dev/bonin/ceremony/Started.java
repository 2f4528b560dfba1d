package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Instant;

/**
 * A request that the browser can now have certified.
 *
 * @param id the {@code merchant_uid} of V1, or the {@code identityVerificationId} of V2, to open the agency's window
 *     with
 * @param browser the nonce for the browser's cookie
 * @param api the API by whose script the page opens the window
 */
public record Started(VerificationId id, BrowserNonce browser, String purpose, Instant expiresAt, PortOneApi api) {

    /** Returns {@code request} for the browser of that nonce. */
    public static Started of(VerificationRequest request, BrowserNonce browser) {
        return new Started(request.id(), browser, request.purpose(), request.expiresAt(), request.api());
    }
}
