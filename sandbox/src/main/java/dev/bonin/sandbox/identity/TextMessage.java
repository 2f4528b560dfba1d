package dev.bonin.sandbox.identity;

import java.time.Instant;

/**
 * A text message that a person would get.
 *
 * @param phone in the unassigned range 010-0000
 * @param code six digits
 */
public record TextMessage(Instant at, String storeId, String identityVerificationId, String phone, String code) {}
