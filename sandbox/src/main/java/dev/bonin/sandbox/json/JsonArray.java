package dev.bonin.sandbox.json;

import java.util.List;
import java.util.stream.Stream;

/** A JSON array. */
public record JsonArray(List<JsonValue> elements) implements JsonValue {

    public JsonArray {
        elements = List.copyOf(elements);
    }

    public static JsonArray of(Stream<? extends JsonValue> elements) {
        return new JsonArray(elements.<JsonValue>map(element -> element).toList());
    }

    public static JsonArray ofStrings(Stream<String> elements) {
        return of(elements.map(JsonString::new));
    }

    @Override
    public String toString() {
        return print();
    }
}
