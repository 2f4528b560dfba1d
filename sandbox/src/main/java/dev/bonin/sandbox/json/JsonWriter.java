package dev.bonin.sandbox.json;

import java.util.Iterator;
import java.util.Map;

/** Writes compact JSON; {@code </} cannot occur, so that it can be embedded in a script element. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean asciiOnly;

    private JsonWriter(boolean asciiOnly) {
        this.asciiOnly = asciiOnly;
    }

    static String print(JsonValue value, boolean asciiOnly) {
        JsonWriter writer = new JsonWriter(asciiOnly);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(JsonValue value) {
        if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonString string) {
            string(string.value());
        } else {
            out.append(value);
        }
    }

    private void object(JsonObject object) {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> members =
                object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonValue> member = members.next();
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void array(JsonArray array) {
        out.append('[');
        Iterator<JsonValue> elements = array.elements().iterator();
        while (elements.hasNext()) {
            value(elements.next());
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            character(text.charAt(index), index > 0 && text.charAt(index - 1) == '<');
        }
        out.append('"');
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
        if (escape || (asciiOnly && character > 0x7e)) {
            out.append(String.format("\\u%04x", (int) character));
        } else {
            out.append(character);
        }
    }
}
