package dev.bonin.sandbox.persona;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names as the carriers' forms take them: letters of any alphabet; spaces, dots, dashes and apostrophes inside. */
public final class PersonName {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'·-]{0,39}");

    private PersonName() {}

    /** Returns whether this is a name of 1 to 40 characters. */
    public static boolean is(String text) {
        return NAME.matcher(text).matches();
    }

    /** Normalises full-width letters and decomposed Hangul, which some keyboards produce, and spaces. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    }
}
