/**
 * Verifications as values: requests with their ids and states, purposes and outcomes. Also the ports to store them:
 * {@link dev.bonin.verification.OpenRequests}, {@link dev.bonin.verification.FinishedRequests}, {@link
 * dev.bonin.verification.KeptRequests} and {@link dev.bonin.verification.RequestCleanup}. The deciding steps are in
 * {@code dev.bonin.ceremony}.
 */
@NullMarked
package dev.bonin.verification;

import org.jspecify.annotations.NullMarked;
