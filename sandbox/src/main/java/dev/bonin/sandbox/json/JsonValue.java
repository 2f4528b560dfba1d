package dev.bonin.sandbox.json;

/** Any JSON value. Values are immutable; {@link #print()} is their text. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /**
     * Reads one JSON document (RFC 8259). Stricter than the RFC where it leaves room: names are unique, nesting is at
     * most 32 deep, numbers have at most 40 characters and strings hold no lone surrogates.
     *
     * @throws JsonException when the text is anything else; the message names the position and never the content
     */
    static JsonValue parse(String text) {
        return new JsonReader(text).document();
    }

    /** Compact JSON text, Korean written as it is. */
    default String print() {
        return JsonWriter.print(this, false);
    }

    /** Compact JSON text in ASCII only: everything else as {@code \}{@code u} escapes. */
    default String printAscii() {
        return JsonWriter.print(this, true);
    }
}
