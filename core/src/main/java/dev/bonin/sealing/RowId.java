package dev.bonin.sealing;

import java.util.random.RandomGenerator;

/** How rows without a name of their own are called: 32 random small letters and digits. */
final class RowId {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    private RowId() {}

    static String draw(RandomGenerator random) {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .reduce("", String::concat);
    }
}
