package dev.bonin.verification;

/** Text of an application's that is kept and handed back. */
final class PlainText {
    private PlainText() {}

    /** Whether it has {@code fewest} to {@code most} characters, all of which every store and address can carry: no control characters, no half ones. */
    static boolean isPlain(String text, int fewest, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= fewest && length <= most && text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
