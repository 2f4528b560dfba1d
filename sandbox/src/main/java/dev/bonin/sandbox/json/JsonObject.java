package dev.bonin.sandbox.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps the order of its members. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static JsonObject empty() {
        return new JsonObject(Map.of());
    }

    /** Returns a copy with this member set; an existing name keeps its place. */
    public JsonObject with(String name, JsonValue value) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new JsonObject(copy);
    }

    /** Returns a copy with this member set; {@code null} becomes JSON null. */
    public JsonObject with(String name, @Nullable String value) {
        return with(name, value == null ? JsonNull.INSTANCE : new JsonString(value));
    }

    public JsonObject with(String name, long value) {
        return with(name, JsonNumber.of(value));
    }

    public JsonObject with(String name, boolean value) {
        return with(name, new JsonBoolean(value));
    }

    public JsonObject withNull(String name) {
        return with(name, JsonNull.INSTANCE);
    }

    /** Returns a copy with all members of {@code other}, which override ours. */
    public JsonObject withAll(JsonObject other) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.putAll(other.members);
        return new JsonObject(copy);
    }

    public JsonObject without(Set<String> names) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.keySet().removeAll(names);
        return new JsonObject(copy);
    }

    /** Returns a copy with its members in alphabetical order; nested objects are not sorted. */
    public JsonObject sorted() {
        return new JsonObject(new TreeMap<>(members));
    }

    /** Finds a member; empty if it is missing, {@link JsonNull} if it is null. */
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Finds the text of a member; empty if it is missing or not a string. */
    public Optional<String> findString(String name) {
        return find(name).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).value());
    }

    @Override
    public String toString() {
        return print();
    }
}
