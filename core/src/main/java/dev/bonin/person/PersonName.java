package dev.bonin.person;

/**
 * The name under which the phone line, or the certificate, is registered. Never match people by it: foreigners have
 * two, and names change.
 */
public record PersonName(String reveal) {
    public PersonName {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("PersonName: blank (expected: a value, or none at all)");
        }
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
