package dev.bonin.standing;

import java.util.Optional;

/**
 * What a person who was verified is told about the account that they already have, so that they find back to it: a
 * masked address, or how they signed up ({@code 카카오로 가입}). The application chooses it. It is personal data, and told to
 * that person only.
 *
 * @param text 1 to 100 characters (code points), not only white space, without control and formatting characters
 */
public record AccountHint(String text) {
    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException if the text is not a hint; the message does not contain it */
    public AccountHint {
        if (!isHint(text)) {
            throw new IllegalArgumentException(
                    "hint: malformed (expected: 1 to " + LONGEST + " characters, no control characters)");
        }
    }

    /** Parses a hint; empty if it is none. */
    public static Optional<AccountHint> tryParse(String text) {
        return isHint(text) ? Optional.of(new AccountHint(text)) : Optional.empty();
    }

    /**
     * Masks an e-mail address: {@code mi***@example.com}. Shows the first two characters before the at sign, one of a
     * name with two or three, and none of a shorter one.
     *
     * @throws IllegalArgumentException if the result would be no hint
     */
    public static AccountHint ofEmail(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("hint: not an e-mail address");
        }
        var name = address.substring(0, at);
        int length = name.codePointCount(0, name.length());
        int shown = name.offsetByCodePoints(0, length < 2 ? 0 : Math.min(2, length / 2));
        return new AccountHint(name.substring(0, shown) + "***" + address.substring(at));
    }

    private static boolean isHint(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().allMatch(AccountHint::isShown);
    }

    /** Formatting characters could turn the text around that a page shows beside the hint. */
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "AccountHint[hidden]";
    }
}
