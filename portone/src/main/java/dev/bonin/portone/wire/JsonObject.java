package dev.bonin.portone.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * An object of an answer. Built from Jackson's tokens: its tree is in {@code jackson-databind}, which needs newer
 * {@code jackson-annotations} than Spring Boot 3 may give an application.
 */
public final class JsonObject {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What stands for a value that is neither a text, a whole number, true, false, an object nor an array. */
    private enum Other {
        NULL,
        UNREADABLE
    }

    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Returns the object that {@code body} consists of; empty if it is other JSON.
     *
     * @throws JacksonException if it is not JSON, has anything after it, or names a member twice; its message quotes
     *     the body
     */
    public static Optional<JsonObject> read(byte[] body) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        }
    }

    private static Object value(JsonParser parser) {
        var token = parser.currentToken();
        if (token == null) {
            return Other.UNREADABLE;
        }
        return switch (token) {
            case START_OBJECT -> new JsonObject(members(parser));
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Other.NULL;
            default -> Other.UNREADABLE;
        };
    }

    private static Map<String, Object> members(JsonParser parser) {
        var members = new HashMap<String, Object>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> elements(JsonParser parser) {
        var elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static Object number(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Other.UNREADABLE : parser.getLongValue();
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public boolean isNull(String name) {
        return members.get(name) == Other.NULL;
    }

    public Optional<String> text(String name) {
        return member(name, String.class);
    }

    /** Returns a whole number; empty if it is missing, of another type, or does not fit. */
    public Optional<Long> number(String name) {
        return member(name, Long.class);
    }

    public Optional<Boolean> truth(String name) {
        return member(name, Boolean.class);
    }

    public Optional<JsonObject> object(String name) {
        return member(name, JsonObject.class);
    }

    /** Returns an array of objects; empty if it is missing, of another type, or holds anything else. */
    public Optional<List<JsonObject>> objects(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(value -> value instanceof List<?> list && list.stream().allMatch(JsonObject.class::isInstance))
                .map(value ->
                        ((List<?>) value).stream().map(JsonObject.class::cast).toList());
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public String toString() {
        return "JsonObject[hidden]";
    }
}
