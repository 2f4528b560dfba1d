package dev.bonin.sandbox.persona;

import java.util.regex.Pattern;

/**
 * The numbers that invented people have: 010-0000-xxxx, which are not assigned. The sandbox accepts no others, so that
 * nobody's real number is ever in its records.
 */
public final class InventedPhone {
    private static final Pattern DIGITS = Pattern.compile("0100000[0-9]{4}");

    private InventedPhone() {}

    /** Returns whether these digits are the number of an invented person. */
    public static boolean is(String digits) {
        return DIGITS.matcher(digits).matches();
    }
}
