package dev.bonin.sandbox.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any JSON value. Values are immutable; {@link #print()} returns their text, and {@link JsonReader} reads it. */
public sealed interface JsonValue {

    /** Appends the compact text of this value to {@code out}. */
    void write(JsonText out);

    /** Returns compact JSON text, with Korean unescaped. */
    default String print() {
        JsonText out = new JsonText();
        write(out);
        return out.toString();
    }

    /** A JSON object that keeps the order of its members. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {

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
        public void write(JsonText out) {
            out.raw("{");
            var separator = "";
            for (var member : members.entrySet()) {
                out.raw(separator).string(member.getKey()).raw(":");
                member.getValue().write(out);
                separator = ",";
            }
            out.raw("}");
        }

        @Override
        public String toString() {
            return print();
        }
    }

    /** A JSON array. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {

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
        public void write(JsonText out) {
            out.raw("[");
            var separator = "";
            for (var element : elements) {
                out.raw(separator);
                element.write(out);
                separator = ",";
            }
            out.raw("]");
        }

        @Override
        public String toString() {
            return print();
        }
    }

    /** A JSON string. */
    record JsonString(String value) implements JsonValue {

        public JsonString {
            requireNonNull(value, "value");
        }

        @Override
        public void write(JsonText out) {
            out.string(value);
        }

        @Override
        public String toString() {
            return print();
        }
    }

    /** A JSON number, kept as text: {@code 1e999999999} costs nothing unless its value is requested. */
    record JsonNumber(String text) implements JsonValue {
        static final int MAX_LENGTH = 40;

        private static final Pattern GRAMMAR = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
        private static final Pattern LONG = Pattern.compile("-?[0-9]{1,18}");

        public JsonNumber {
            if (text.length() > MAX_LENGTH || !GRAMMAR.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "text: not a JSON number (expected: RFC 8259, at most 40 characters)");
            }
        }

        public static JsonNumber of(long value) {
            return new JsonNumber(Long.toString(value));
        }

        /** Returns the value; empty unless the number is written as an integer of at most 18 digits. */
        public OptionalLong findLong() {
            return LONG.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        }

        @Override
        public void write(JsonText out) {
            out.raw(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements JsonValue {

        @Override
        public void write(JsonText out) {
            out.raw(toString());
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** JSON's null, which differs from a missing member. */
    enum JsonNull implements JsonValue {
        INSTANCE;

        @Override
        public void write(JsonText out) {
            out.raw(toString());
        }

        @Override
        public String toString() {
            return "null";
        }
    }
}
