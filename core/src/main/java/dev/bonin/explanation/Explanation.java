package dev.bonin.explanation;

/**
 * Why the answer is no, in one language. It names rules and days, and no value of the person.
 *
 * @param person what to say to the person
 * @param operator what whoever runs the service should know and can do; not meant for the person
 * @param next what the person can do now
 */
public record Explanation(String person, String operator, String next) {}
