package dev.bonin.sealing;

import java.util.regex.Pattern;

/** By which a key of a ring is called: eight hexadecimal digits, drawn at random. It tells nothing of the key. */
public record KeyId(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");

    public KeyId {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("KeyId: not of its shape (expected: 8 hexadecimal digits)");
        }
    }

    static KeyId of(int id) {
        return new KeyId("%08x".formatted(id));
    }

    @Override
    public String toString() {
        return hex;
    }
}
