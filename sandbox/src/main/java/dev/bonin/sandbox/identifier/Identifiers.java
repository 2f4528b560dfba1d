package dev.bonin.sandbox.identifier;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/** Generates identifiers; thread-safe with any generator. */
public final class Identifiers {
    private final RandomGenerator random;

    public Identifiers(RandomGenerator random) {
        this.random = requireNonNull(random, "random");
    }

    /** Returns {@code imp_} and 12 digits, as in every public example. */
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
