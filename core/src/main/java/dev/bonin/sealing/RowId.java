package dev.bonin.sealing;

import java.util.random.RandomGenerator;

/** How rows without a name of their own are called: 32 random small letters and digits. */
final class RowId {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    private RowId() {}

    static String draw(RandomGenerator random) {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
