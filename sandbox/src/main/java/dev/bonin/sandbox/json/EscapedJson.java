package dev.bonin.sandbox.json;

/**
 * JSON text in ASCII: everything else as {@code \}{@code u} escapes, and slashes as {@code \/}. It means the same. It
 * works on text, so that an answer that a fault has cut short is escaped as well.
 */
public final class EscapedJson {
    private static final char LAST_OF_ASCII = 0x7e;

    private EscapedJson() {}

    /** Returns JSON text with what can be escaped escaped; escapes that are there already stay. */
    public static String of(String json) {
        StringBuilder out = new StringBuilder(json.length() + json.length() / 8);
        for (int index = 0; index < json.length(); index++) {
            char character = json.charAt(index);
            if (character == '\\' && index + 1 < json.length()) {
                index++;
                out.append(character).append(json.charAt(index));
            } else {
                append(character, out);
            }
        }
        return out.toString();
    }

    private static void append(char character, StringBuilder out) {
        if (character == '/') {
            out.append("\\/");
        } else if (character > LAST_OF_ASCII) {
            out.append(String.format("\\u%04x", (int) character));
        } else {
            out.append(character);
        }
    }
}
