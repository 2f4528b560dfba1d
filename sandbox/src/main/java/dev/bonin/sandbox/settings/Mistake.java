package dev.bonin.sandbox.settings;

/**
 * Something in a file or an environment variable that the sandbox cannot use.
 *
 * @param place for example {@code merchants[0].channels[1].provider}, or the line of unreadable JSON
 * @param english what is wrong, and what is expected
 * @param korean the same in Korean
 */
public record Mistake(String place, String english, String korean) {

    /** Returns one line in English. */
    @Override
    public String toString() {
        return place + ": " + english;
    }

    /** Returns one line in Korean. */
    public String inKorean() {
        return place + ": " + korean;
    }
}
