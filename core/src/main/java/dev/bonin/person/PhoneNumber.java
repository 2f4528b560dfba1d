package dev.bonin.person;

/**
 * The number of the verified line, digits only. Numbers are given to other people later: nothing may be keyed on one.
 */
public record PhoneNumber(String reveal) {
    public PhoneNumber {
        if (!reveal.matches("\\d{4,15}")) {
            throw new IllegalArgumentException("PhoneNumber: not a phone number (expected: 4 to 15 digits)");
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
