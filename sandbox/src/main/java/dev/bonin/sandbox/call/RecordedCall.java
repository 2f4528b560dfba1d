package dev.bonin.sandbox.call;

import java.time.Instant;

/**
 * One call that the sandbox answered.
 *
 * @param method {@code (other)} for any method that HTTP does not define
 * @param route a template such as {@code /certifications/{imp_uid}}; {@code (unknown)} for a path without a route
 * @param status 0 if a fault suppressed the answer
 */
public record RecordedCall(Instant at, String method, String route, int status) {}
