package dev.bonin.boot.settings;

import java.util.regex.Pattern;

/** Knows placeholders that documentation has in place of values, such as {@code store-...} or {@code <API secret>}. */
public final class ExampleValue {
    private static final Pattern PLACEHOLDERS = Pattern.compile(
            ".*(?:\\.\\.\\.|\u2026).*|<.*>|change-?me|your[-_ ].*|(?:store|channel-key)-x*", Pattern.CASE_INSENSITIVE);

    private ExampleValue() {}

    /** Returns whether a value is what an example has in its place. */
    public static boolean isLeft(String value) {
        return PLACEHOLDERS.matcher(value.strip()).matches();
    }
}
