package dev.bonin.sandbox.json;

import static java.util.Objects.requireNonNull;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {

    public JsonString {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return print();
    }
}
