/**
 * Verifications as values: requests, their ids and states, purposes, outcomes, and the port
 * {@link dev.bonin.verification.VerificationStore} that keeps them. The steps that decide about them are in
 * {@code dev.bonin.ceremony}.
 */
@NullMarked
package dev.bonin.verification;

import org.jspecify.annotations.NullMarked;
