package dev.bonin.sandbox.settings;

import dev.bonin.sandbox.json.JsonException;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One object of a file, at its place. A value that cannot be used is a mistake, and something harmless is returned
 * instead, so that reading goes on.
 */
record Entry(String place, JsonObject object, Mistakes mistakes) {

    /**
     * Parses a whole file, an object at its top.
     *
     * @throws InvalidSettingsException if it is not one; the mistake names the line
     */
    static Entry parse(String text) {
        Mistakes mistakes = new Mistakes();
        try {
            if (JsonReader.parse(text) instanceof JsonObject object) {
                return new Entry("", object, mistakes);
            }
            mistakes.unfit("line 1", "a JSON object", "JSON 객체");
        } catch (JsonException unreadable) {
            String before = text.substring(0, Math.min(unreadable.position(), text.length()));
            long line = before.chars().filter(character -> character == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            mistakes.add(
                    "line " + line + ", column " + column,
                    "not JSON (expected: " + unreadable.expected() + ")",
                    "JSON이 아닙니다 (필요한 값: " + unreadable.expected() + ")");
        }
        return mistakes.unlessAny(() -> new Entry("", JsonObject.empty(), mistakes));
    }

    /** Returns values by the texts that stand for them in files. */
    static <T> Map<String, T> named(T[] values, Function<T, String> name) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(name, value -> value));
    }

    String placeOf(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    Entry only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                String expected = String.join(", ", names);
                mistakes.add(
                        placeOf(name),
                        "unknown (expected: one of " + expected + ")",
                        "모르는 이름입니다 (가능한 이름: " + expected + ")");
            }
        }
        return this;
    }

    /** Returns a text that has to be there; an empty one after a mistake. */
    String text(String name) {
        if (find(name).isEmpty()) {
            mistakes.missing(placeOf(name), "text", "문자열");
        }
        return findText(name).orElse("");
    }

    Optional<String> findText(String name) {
        Optional<JsonValue> value = find(name);
        if (value.isPresent()
                && !(value.get() instanceof JsonString text && !text.value().isBlank())) {
            mistakes.unfit(placeOf(name), "text", "문자열");
            return Optional.empty();
        }
        return value.map(text -> ((JsonString) text).value());
    }

    /** Returns what the text stands for; the first of all choices after a mistake. */
    <T> T choice(String name, Map<String, T> choices) {
        return findChoice(name, text(name), choices)
                .orElseGet(() -> choices.values().iterator().next());
    }

    <T> T choice(String name, Map<String, T> choices, T otherwise) {
        return findText(name).flatMap(text -> findChoice(name, text, choices)).orElse(otherwise);
    }

    private <T> Optional<T> findChoice(String name, String text, Map<String, T> choices) {
        T chosen = choices.get(text);
        if (chosen == null && !text.isEmpty()) {
            unknownChoice(placeOf(name), choices.keySet());
        }
        return Optional.ofNullable(chosen);
    }

    private void unknownChoice(String where, Set<String> choices) {
        String expected = choices.stream().sorted().collect(Collectors.joining(", "));
        mistakes.unfit(where, "one of " + expected, expected + " 가운데 하나");
    }

    boolean flag(String name, boolean otherwise) {
        JsonValue value = find(name).orElse(new JsonBoolean(otherwise));
        if (value instanceof JsonBoolean given) {
            return given.value();
        }
        mistakes.unfit(placeOf(name), "true or false", "true 또는 false");
        return otherwise;
    }

    /** Returns an integer of at least 1. */
    int count(String name, int otherwise) {
        JsonValue value = find(name).orElse(JsonNumber.of(otherwise));
        OptionalLong number = value instanceof JsonNumber given ? given.findLong() : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > Integer.MAX_VALUE) {
            mistakes.unfit(placeOf(name), "a whole number from 1", "1 이상의 정수");
            return otherwise;
        }
        return (int) number.getAsLong();
    }

    /** Returns the choices of an array of texts; none if it is missing. */
    <T> Set<T> choices(String name, Map<String, T> choices) {
        Set<T> chosen = new HashSet<>();
        List<String> texts = texts(name);
        for (int index = 0; index < texts.size(); index++) {
            T choice = choices.get(texts.get(index));
            if (choice == null) {
                unknownChoice(placeOf(name) + "[" + index + "]", choices.keySet());
            } else {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    /** Returns the texts of an array; none if it is missing. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            if (element instanceof JsonString text && !text.value().isBlank()) {
                texts.add(text.value());
            } else {
                mistakes.unfit(placeOf(name) + "[" + texts.size() + "]", "text", "문자열");
            }
        }
        return texts;
    }

    /** Reads each object of an array that has to be there and to have at least one. */
    <T> List<T> each(String name, Function<Entry, T> reader) {
        List<JsonValue> elements = elements(name);
        if (elements.isEmpty()) {
            mistakes.missing(placeOf(name), "an array with at least one object", "객체가 하나 이상 있는 배열");
        }
        List<T> read = new ArrayList<>();
        for (int index = 0; index < elements.size(); index++) {
            String where = placeOf(name) + "[" + index + "]";
            if (elements.get(index) instanceof JsonObject element) {
                read.add(reader.apply(new Entry(where, element, mistakes)));
            } else {
                mistakes.unfit(where, "an object", "객체");
            }
        }
        return read;
    }

    private List<JsonValue> elements(String name) {
        JsonValue value = find(name).orElse(new JsonArray(List.of()));
        if (value instanceof JsonArray array) {
            return array.elements();
        }
        mistakes.unfit(placeOf(name), "an array", "배열");
        return List.of();
    }

    /** Returns the object of this name; an empty one if it is missing. */
    Entry entry(String name) {
        JsonValue value = find(name).orElse(JsonObject.empty());
        if (!(value instanceof JsonObject)) {
            mistakes.unfit(placeOf(name), "an object", "객체");
        }
        return new Entry(placeOf(name), value instanceof JsonObject found ? found : JsonObject.empty(), mistakes);
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<JsonValue> find(String name) {
        return object.find(name).filter(value -> value != JsonNull.INSTANCE);
    }

    /** Returns the place: the content may have secrets. */
    @Override
    public String toString() {
        return "Entry[" + place + "]";
    }
}
