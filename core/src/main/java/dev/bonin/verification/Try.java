package dev.bonin.verification;

import dev.bonin.secret.BindingHash;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a browser to finish.
 *
 * @param named the request that it says it is about, one of the browser's; empty where it does not say, and may be
 *     about any of them
 * @param mostTries how many an open request allows
 * @param now leases that end before are over
 * @param leaseUntil how long the others wait for this attempt, should it never end
 */
public record Try(
        BindingHash browser, Optional<VerificationId> named, int mostTries, Instant now, Instant leaseUntil) {}
