package dev.bonin.sandbox.persona;

import java.util.Optional;

/**
 * The first digit of the second part of a resident or foreigner registration number: it contains gender, century of
 * birth and nationality. Koreans have 1 to 4, foreigners 5 to 8; 9 and 0 meant the 19th century and are not accepted.
 */
public enum SeventhDigit {
    ONE('1', 1900, true, false),
    TWO('2', 1900, false, false),
    THREE('3', 2000, true, false),
    FOUR('4', 2000, false, false),
    FIVE('5', 1900, true, true),
    SIX('6', 1900, false, true),
    SEVEN('7', 2000, true, true),
    EIGHT('8', 2000, false, true);

    private final char digit;
    private final int century;
    private final boolean male;
    private final boolean foreigner;

    SeventhDigit(char digit, int century, boolean male, boolean foreigner) {
        this.digit = digit;
        this.century = century;
        this.male = male;
        this.foreigner = foreigner;
    }

    /** Finds the digit; empty for 9, 0 and any other text. */
    public static Optional<SeventhDigit> of(String text) {
        for (SeventhDigit candidate : values()) {
            if (text.length() == 1 && text.charAt(0) == candidate.digit) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Returns the full year of birth for its last two digits. */
    public int year(int lastTwoDigits) {
        return century + lastTwoDigits;
    }

    public boolean male() {
        return male;
    }

    public boolean foreigner() {
        return foreigner;
    }
}
