package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a V1 call, JSON or form: every operation takes both (PortOne V1 OpenAPI, consumes). */
record BodyFields(JsonObject fields) {

    /** Reads the body; one of another content type has no fields, as for a server that cannot read it. */
    static BodyFields of(Request request) {
        return new BodyFields(
                switch (request.mediaType()) {
                    case "application/json" -> request.json();
                    case "application/x-www-form-urlencoded" -> ofForm(request);
                    default -> JsonObject.empty();
                });
    }

    private static JsonObject ofForm(Request request) {
        JsonObject fields = JsonObject.empty();
        for (var field : request.form().entrySet()) {
            fields = fields.with(field.getKey(), field.getValue());
        }
        return fields;
    }

    /**
     * Finds a field as text, numbers and booleans included; empty if it is null, blank or missing.
     *
     * @throws Refusal if it is an object or an array
     */
    Optional<String> find(String name) {
        JsonValue value = fields.find(name).orElse(JsonNull.INSTANCE);
        if (value instanceof JsonString text) {
            return Optional.of(text.value()).filter(given -> !given.isBlank());
        }
        if (value instanceof JsonNumber || value instanceof JsonBoolean) {
            return Optional.of(value.print());
        }
        if (value == JsonNull.INSTANCE) {
            return Optional.empty();
        }
        throw Refusal.badRequest(name + ": another type (expected: a string)");
    }

    String require(String name) {
        return find(name).orElseThrow(() -> Refusal.badRequest(name + ": missing (expected: a string)"));
    }

    @Nullable
    String textOrNull(String name) {
        return find(name).orElse(null);
    }

    /**
     * Returns a truth value, as clients write it: JSON's own, or the text that a form makes of it, {@code true} in
     * JavaScript, {@code True} in Python and {@code 1} in PHP.
     *
     * @param otherwise the value of a field that is null, blank or missing
     * @throws Refusal if it is anything else
     */
    boolean flag(String name, boolean otherwise) {
        return find(name)
                .map(text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw Refusal.badRequest(name + ": unreadable (expected: true or false)");
                })
                .orElse(otherwise);
    }

    /** Returns an object, or a text that holds one; an empty one if it is null or missing. */
    JsonObject object(String name) {
        return fields.find(name).filter(JsonObject.class::isInstance).isPresent()
                ? (JsonObject) fields.find(name).orElseThrow()
                : find(name).map(text -> Request.jsonObject(name, text)).orElse(JsonObject.empty());
    }

    /** Returns no values: they may be personal data. */
    @Override
    public String toString() {
        return "BodyFields[]";
    }
}
