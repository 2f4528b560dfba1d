package dev.bonin.person;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of the verified line, digits only. Numbers are given to other people later: nothing may be keyed on one.
 */
public record PhoneNumber(String reveal) {
    private static final Pattern SHAPE = Pattern.compile("\\d{4,15}");

    public PhoneNumber {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException("PhoneNumber: not a phone number (expected: 4 to 15 digits)");
        }
    }

    /** The number in {@code text}; empty if it is none, which is worth no more than nothing. */
    public static Optional<PhoneNumber> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
