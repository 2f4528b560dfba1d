package dev.bonin.sandbox.json;

/** Any JSON value. Values are immutable; {@link #print()} returns their text. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /**
     * Parses one JSON document (RFC 8259), with additional limits: names are unique, nesting is at most 32 deep,
     * numbers have at most 40 characters and strings contain no lone surrogates.
     *
     * @throws JsonException if the text is not such a document; the message gives the position and never the content
     */
    static JsonValue parse(String text) {
        return new JsonReader(text).document();
    }

    /** Returns compact JSON text, with Korean unescaped. */
    default String print() {
        return JsonWriter.print(this, false);
    }

    /** Returns compact JSON text in ASCII: all other characters as {@code \}{@code u} escapes. */
    default String printAscii() {
        return JsonWriter.print(this, true);
    }
}
