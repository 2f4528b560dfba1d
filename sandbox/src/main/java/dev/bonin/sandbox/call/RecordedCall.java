package dev.bonin.sandbox.call;

import java.time.Instant;

/**
 * One call that the sandbox answered.
 *
 * @param method {@code (other)} for anything that HTTP does not define
 * @param route a template such as {@code /certifications/{imp_uid}}; {@code (unknown)} for a path without route
 * @param status 0 when a fault left the caller without any answer
 */
public record RecordedCall(Instant at, String method, String route, int status) {}
