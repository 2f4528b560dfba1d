package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the members of an object. PortOne V2 omits what is absent; Python's SDK does not read a null. */
final class Present {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    /** Adds the text; nothing if it is null. */
    Present put(String name, @Nullable String text) {
        if (text != null) {
            members.put(name, new JsonString(text));
        }
        return this;
    }

    Present put(String name, Instant time) {
        return put(name, time.toString());
    }

    Present put(String name, @Nullable Boolean value) {
        if (value != null) {
            members.put(name, new JsonBoolean(value));
        }
        return this;
    }

    Present put(String name, JsonObject object) {
        members.put(name, object);
        return this;
    }

    JsonObject toJson() {
        return new JsonObject(members);
    }
}
