package dev.bonin.sandbox.json;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A JSON number, kept as text: {@code 1e999999999} costs nothing unless its value is requested. */
public record JsonNumber(String text) implements JsonValue {
    static final int MAX_LENGTH = 40;

    private static final Pattern GRAMMAR = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern LONG = Pattern.compile("-?[0-9]{1,18}");

    public JsonNumber {
        if (text.length() > MAX_LENGTH || !GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("text: not a JSON number (expected: RFC 8259, at most 40 characters)");
        }
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** Returns the value; empty unless the number is written as an integer of at most 18 digits. */
    public OptionalLong findLong() {
        return LONG.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
