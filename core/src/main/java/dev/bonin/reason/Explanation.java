package dev.bonin.reason;

/**
 * Why the answer is no, in one language. It names rules and days, and no value of the person.
 *
 * @param title what is wrong, in a few words
 * @param person what to say to the person; to the developer, where only a program can be at fault
 * @param operator what the operator of the service should know and can do; not meant for the person
 * @param next what the person can do now
 */
public record Explanation(String title, String person, String operator, String next) {
    /** Returns what to say to the person, and what they can do now. */
    public String detail() {
        return person + " " + next;
    }
}
