package dev.bonin.person;

/**
 * The name under which the phone line or the certificate is registered. Never identify persons by it: foreigners have
 * two names, and names change.
 */
public record PersonName(String reveal) {
    public PersonName {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("PersonName: blank (expected: a value; use an absent value instead)");
        }
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
