package dev.bonin.sandbox.identifier;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/** Draws identifiers; safe for use by many threads whatever the generator. */
public final class Identifiers {
    private final RandomGenerator random;

    public Identifiers(RandomGenerator random) {
        this.random = requireNonNull(random, "random");
    }

    /** {@code imp_} and 12 digits, as in every payload seen in public. */
    public String impUid() {
        return "imp_" + digits(12);
    }

    public String digits(int count) {
        return characters("0123456789", count);
    }

    public String lowercaseHex(int count) {
        return characters("0123456789abcdef", count);
    }

    private synchronized String characters(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int index = 0; index < count; index++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
