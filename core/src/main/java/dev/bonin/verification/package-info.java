/**
 * Verifications as values: requests, their ids and states, purposes, outcomes, and the ports through which they are
 * kept: {@link dev.bonin.verification.OpenRequests}, {@link dev.bonin.verification.FinishedRequests},
 * {@link dev.bonin.verification.KeptRequests} and {@link dev.bonin.verification.RequestCleanup}. The steps that decide
 * about them are in {@code dev.bonin.ceremony}.
 */
@NullMarked
package dev.bonin.verification;

import org.jspecify.annotations.NullMarked;
