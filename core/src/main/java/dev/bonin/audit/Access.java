package dev.bonin.audit;

/**
 * Who accesses stored personal data, from where and why. No stored value is opened without it.
 *
 * @param actor who asks, such as {@code application:shop} or {@code operator:kim}
 * @param source an IP address, or {@code local}
 * @param reason the purpose of the access, in one line
 */
public record Access(String actor, String source, String reason) {
    private static final int LONGEST = 200;

    public Access {
        actor = line("actor", actor);
        source = line("source", source);
        reason = line("reason", reason);
    }

    /** Returns the access of Bonin's own background work. */
    public static Access system(String reason) {
        return new Access("system", "local", reason);
    }

    private static String line(String name, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    name + ": invalid (expected: one line of 1 to " + LONGEST + " characters)");
        }
        return text.strip();
    }
}
