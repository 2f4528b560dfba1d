package dev.bonin.web.answer;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes our answers. Not with the application's mapper, whose settings would rename or leave out members, and with no
 * mapper of our own: {@code jackson-databind} needs newer {@code jackson-annotations} than Spring Boot 3 may give an
 * application.
 */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** Returns the members as an object in UTF-8, in their order. */
    static byte[] of(Map<String, Object> members) {
        var text = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            writeObject(json, members);
        }
        return text.toByteArray();
    }

    private static void writeObject(JsonGenerator json, Map<?, ?> members) {
        json.writeStartObject();
        members.forEach((name, value) -> {
            json.writeName(String.valueOf(name));
            write(json, value);
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Map<?, ?> members) {
            writeObject(json, members);
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> write(json, element));
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "An answer has a member of the type " + value.getClass().getName());
        }
    }
}
