package dev.bonin.person;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of the verified line, digits only. Carriers reassign numbers to other persons: never use one as a key. */
public record PhoneNumber(String reveal) {
    private static final Pattern SHAPE = Pattern.compile("\\d{4,15}");

    public PhoneNumber {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException("PhoneNumber: invalid (expected: 4 to 15 digits)");
        }
    }

    /** Parses a number; empty if it is malformed, which callers treat like a missing number. */
    public static Optional<PhoneNumber> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
