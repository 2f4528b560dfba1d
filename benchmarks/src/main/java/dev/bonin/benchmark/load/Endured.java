package dev.bonin.benchmark.load;

/**
 * The result of a load that went on after unexpected answers.
 *
 * @param measured all visits, those with unexpected answers included
 * @param serverErrors the number of answers 5xx
 * @param refusals the number of other unexpected answers
 */
public record Endured(Measured measured, long serverErrors, long refusals) {}
