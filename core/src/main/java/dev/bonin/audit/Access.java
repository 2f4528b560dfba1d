package dev.bonin.audit;

/**
 * Who asks for what is kept of people, from where and what for. Without it nothing is opened.
 *
 * @param actor who, such as {@code application:shop} or {@code operator:kim}
 * @param source from where: an address, or {@code local}
 * @param reason what for, in one line
 */
public record Access(String actor, String source, String reason) {
    private static final int LONGEST = 200;

    public Access {
        actor = line("actor", actor);
        source = line("source", source);
        reason = line("reason", reason);
    }

    /** By Bonin itself, in the course of its work. */
    public static Access system(String reason) {
        return new Access("system", "local", reason);
    }

    private static String line(String name, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    name + ": not one line of text (expected: 1 to " + LONGEST + " characters)");
        }
        return text.strip();
    }
}
