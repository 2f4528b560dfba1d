package dev.bonin.person;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of the verified line, digits only, as it is dialled within Korea. Carriers reassign numbers to other
 * persons: never use one as a key.
 */
public record PhoneNumber(String reveal) {
    private static final Pattern SHAPE = Pattern.compile("\\d{4,15}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\p{Z}\\p{Cf}\\p{Pd}.()]");
    private static final Pattern KOREA_FROM_ABROAD = Pattern.compile("(?:\\+|00)?820?(?=[1-9])");
    private static final Pattern WITHIN_KOREA = Pattern.compile("0[0-9]{8,10}");

    public PhoneNumber {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException("PhoneNumber: invalid (expected: 4 to 15 digits)");
        }
    }

    /**
     * Parses a number in any spelling, such as {@code 010-0000-0001} and {@code +82 10 0000 0001}; empty if it is
     * malformed, which callers treat like a missing number.
     */
    public static Optional<PhoneNumber> tryParse(String text) {
        return withinKorea(text)
                .or(() -> Optional.of(digits(text)))
                .filter(number -> SHAPE.matcher(number).matches())
                .map(PhoneNumber::new);
    }

    /** Returns the digits that are dialled within Korea; empty if it is no Korean number. */
    public static Optional<String> withinKorea(String text) {
        var typed = digits(text);
        var abroad = KOREA_FROM_ABROAD.matcher(typed);
        return Optional.of(abroad.lookingAt() ? "0" + typed.substring(abroad.end()) : typed)
                .filter(number -> WITHIN_KOREA.matcher(number).matches());
    }

    private static String digits(String text) {
        return BETWEEN_DIGITS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
