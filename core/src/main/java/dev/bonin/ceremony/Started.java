package dev.bonin.ceremony;

import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.VerificationId;
import java.time.Instant;

/**
 * A request that the browser can now have certified.
 *
 * @param id the {@code merchant_uid} to open the agency's window with
 * @param browser the nonce for the browser's cookie
 */
public record Started(VerificationId id, BrowserNonce browser, String purpose, Instant expiresAt) {}
