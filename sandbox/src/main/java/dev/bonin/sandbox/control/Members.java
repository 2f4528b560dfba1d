package dev.bonin.sandbox.control;

import dev.bonin.sandbox.http.Refusal;
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
record Members(JsonObject object) {

    void requireOnly(Set<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw Refusal.badRequest("field: " + name + " (expected: one of "
                        + String.join(", ", known.stream().sorted().toList()) + ")");
            }
        }
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> Refusal.badRequest(name + ": missing (expected: a string)"));
    }

    Optional<String> findText(String name) {
        Optional<JsonValue> value = object.find(name);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            throw Refusal.badRequest(name + ": another type (expected: a string)");
        }
        return object.findString(name);
    }

    /** Returns the text; null if the member is null or missing. */
    @Nullable
    String textOrNull(String name) {
        return object.find(name).filter(JsonNull.class::isInstance).isPresent()
                ? null
                : findText(name).orElse(null);
    }

    int integer(String name, int otherwise) {
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

    JsonObject object(String name) {
        JsonValue value = object.find(name).orElse(JsonObject.empty());
        if (value instanceof JsonObject found) {
            return found;
        }
        throw Refusal.badRequest(name + ": another type (expected: an object)");
    }

    Set<String> texts(String name) {
        Set<String> texts = new HashSet<>();
        JsonValue value = object.find(name).orElse(new JsonArray(List.of()));
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
