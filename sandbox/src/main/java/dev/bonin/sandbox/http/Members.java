package dev.bonin.sandbox.http;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of a client's JSON object; an invalid one is a {@link Refusal} that names the member. */
public record Members(JsonObject object) {

    public void requireOnly(Set<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw Refusal.badRequest("field: " + name + " (expected: one of "
                        + String.join(", ", known.stream().sorted().toList()) + ")");
            }
        }
    }

    public String text(String name) {
        return findText(name).orElseThrow(() -> Refusal.badRequest(name + ": missing (expected: a string)"));
    }

    public Optional<String> findText(String name) {
        Optional<JsonValue> value = object.find(name);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            throw Refusal.badRequest(name + ": another type (expected: a string)");
        }
        return object.findString(name);
    }

    /** Returns the text; null if the member is null or missing. */
    @Nullable
    public String textOrNull(String name) {
        return object.find(name).filter(JsonNull.class::isInstance).isPresent()
                ? null
                : findText(name).orElse(null);
    }

    public int integer(String name, int otherwise) {
        Optional<JsonValue> value = object.find(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        OptionalLong number = value.get() instanceof JsonNumber text ? text.findLong() : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() != (int) number.getAsLong()) {
            throw Refusal.badRequest(name + ": out of range or another type (expected: an integer)");
        }
        return (int) number.getAsLong();
    }

    /** Returns the object; an empty one if the member is null or missing. */
    public JsonObject object(String name) {
        JsonValue value =
                object.find(name).filter(given -> given != JsonNull.INSTANCE).orElse(JsonObject.empty());
        if (value instanceof JsonObject found) {
            return found;
        }
        throw Refusal.badRequest(name + ": another type (expected: an object)");
    }

    /** Returns the texts of an array; none if the member is null or missing. */
    public Set<String> texts(String name) {
        Set<String> texts = new HashSet<>();
        JsonValue value =
                object.find(name).filter(given -> given != JsonNull.INSTANCE).orElse(new JsonArray(List.of()));
        if (!(value instanceof JsonArray array)) {
            throw Refusal.badRequest(name + ": another type (expected: an array of strings)");
        }
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonString text)) {
                throw Refusal.badRequest(name + ": another type inside (expected: an array of strings)");
            }
            texts.add(text.value());
        }
        return texts;
    }
}
