package dev.bonin.reason;

/**
 * The explanation of a refusal or failure in one language. Names rules and days, and contains no value of the person.
 *
 * @param title what is wrong, in a few words
 * @param person message to the person; to the developer, if only a program can be the cause
 * @param operator what the operator of the service should know and can do; not for the person
 * @param next what the person can do now
 */
public record Explanation(String title, String person, String operator, String next) {
    /** Returns the message to the person with what they can do now. */
    public String detail() {
        return person + " " + next;
    }
}
