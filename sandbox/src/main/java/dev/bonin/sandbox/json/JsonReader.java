package dev.bonin.sandbox.json;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A recursive descent parser of one document; the depth is bounded, so that deep nesting cannot exhaust the stack. */
public final class JsonReader {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Parses one JSON document (RFC 8259), with additional limits: names are unique, nesting is at most 32 deep,
     * numbers have at most 40 characters and strings contain no lone surrogates.
     *
     * @throws JsonException if the text is not such a document; the message gives the position and never the content
     */
    public static JsonValue parse(String text) {
        return new JsonReader(text).document();
    }

    private JsonValue document() {
        JsonValue value = value();
        skipWhitespace();
        if (position < text.length()) {
            throw expected("the end of the document");
        }
        return value;
    }

    private JsonValue value() {
        skipWhitespace();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> new JsonString(string());
            case 't' -> literal("true", new JsonBoolean(true));
            case 'f' -> literal("false", new JsonBoolean(false));
            case 'n' -> literal("null", JsonNull.INSTANCE);
            default -> number();
        };
    }

    private JsonValue nested(Supplier<JsonValue> content) {
        if (++depth > MAX_DEPTH) {
            throw expected("nesting of at most " + MAX_DEPTH);
        }
        position++;
        JsonValue value = content.get();
        depth--;
        return value;
    }

    private JsonObject object() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (closes('}')) {
            return new JsonObject(members);
        }
        do {
            member(members);
        } while (continues('}'));
        return new JsonObject(members);
    }

    private void member(Map<String, JsonValue> members) {
        skipWhitespace();
        if (peek() != '"') {
            throw expected("a name in quotes");
        }
        int start = position;
        String name = string();
        skipWhitespace();
        require(':');
        if (members.put(name, value()) != null) {
            position = start;
            throw expected("each name once");
        }
    }

    private JsonArray array() {
        List<JsonValue> elements = new ArrayList<>();
        if (closes(']')) {
            return new JsonArray(elements);
        }
        do {
            elements.add(value());
        } while (continues(']'));
        return new JsonArray(elements);
    }

    private boolean closes(char end) {
        skipWhitespace();
        if (peek() != end) {
            return false;
        }
        position++;
        return true;
    }

    private boolean continues(char end) {
        if (closes(end)) {
            return false;
        }
        require(',');
        return true;
    }

    private String string() {
        require('"');
        StringBuilder content = new StringBuilder();
        while (peek() != '"') {
            content.append(character());
        }
        position++;
        return requirePairedSurrogates(content.toString());
    }

    private char character() {
        char next = text.charAt(position);
        if (next < 0x20) {
            throw expected("control characters to be escaped");
        }
        position++;
        return next == '\\' ? escaped() : next;
    }

    private char escaped() {
        char kind = peek();
        position++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw expected("a known escape");
        };
    }

    private char unicode() {
        int value = 0;
        for (int digits = 0; digits < 4; digits++) {
            int digit = hexDigit(peek());
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            value = value * 16 + digit;
            position++;
        }
        return (char) value;
    }

    /** {@link Character#digit} would also accept full-width digits. */
    private static int hexDigit(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    private String requirePairedSurrogates(String value) {
        if (value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw expected("surrogates in pairs");
        }
        return value;
    }

    private JsonNumber number() {
        int start = position;
        while (position < text.length() && "+-.0123456789Ee".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        try {
            return new JsonNumber(text.substring(start, position));
        } catch (IllegalArgumentException notANumber) {
            position = start;
            throw expected("a value; numbers have at most " + JsonNumber.MAX_LENGTH + " characters");
        }
    }

    private JsonValue literal(String word, JsonValue value) {
        if (!text.startsWith(word, position)) {
            throw expected("a value");
        }
        position += word.length();
        return value;
    }

    private void require(char character) {
        if (peek() != character) {
            throw expected("'" + character + "'");
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw expected("more text");
        }
        return text.charAt(position);
    }

    private void skipWhitespace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private JsonException expected(String what) {
        return new JsonException(what, position);
    }
}
