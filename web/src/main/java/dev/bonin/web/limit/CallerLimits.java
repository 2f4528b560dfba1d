package dev.bonin.web.limit;

/**
 * How many calls of one address are let through in a minute.
 *
 * @param starts of {@code POST /certifications/requests}; more than zero
 * @param finishes of {@code POST /certifications} and the redirect together; more than zero
 */
public record CallerLimits(int starts, int finishes) {}
