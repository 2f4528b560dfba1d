package dev.bonin.web.limit;

/**
 * How many calls of one address are accepted per minute.
 *
 * @param starts calls of {@code POST /certifications/requests}; more than zero
 * @param finishes calls of {@code POST /certifications} and the redirect together; more than zero
 */
public record CallerLimits(int starts, int finishes) {}
