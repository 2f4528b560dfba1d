package dev.bonin.sealing;

import java.util.regex.Pattern;

/** The id of a key in a ring: eight random hexadecimal digits. It reveals nothing about the key. */
public record KeyId(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");

    public KeyId {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("KeyId: invalid (expected: 8 hexadecimal digits)");
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
