package dev.bonin.sandbox.json;

/** Compact JSON text as it grows; {@code </} cannot occur, so that it can be embedded in a script element. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    /** Appends {@code text} as it is. */
    JsonText raw(String text) {
        out.append(text);
        return this;
    }

    /** Appends a string in quotes, with what it needs of escapes. */
    JsonText string(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            character(text.charAt(index), index > 0 && text.charAt(index - 1) == '<');
        }
        out.append('"');
        return this;
    }

    private void character(char character, boolean afterLessThan) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '/' -> out.append(afterLessThan ? "\\/" : "/");
            default -> plain(character);
        }
    }

    private void plain(char character) {
        // U+2028 and U+2029 are line terminators in scripts before ES2019
        boolean escape = character < 0x20 || character == '\u2028' || character == '\u2029';
        if (escape) {
            out.append(String.format("\\u%04x", (int) character));
        } else {
            out.append(character);
        }
    }

    /** Returns everything that was appended. */
    @Override
    public String toString() {
        return out.toString();
    }
}
