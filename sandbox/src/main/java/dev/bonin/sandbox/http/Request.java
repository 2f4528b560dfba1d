package dev.bonin.sandbox.http;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonException;
import dev.bonin.sandbox.json.JsonObject;
import dev.bonin.sandbox.json.JsonValue;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a value. {@link #toString()} tells method and nothing else: paths, headers and bodies may hold secrets.
 */
public final class Request {
    private final String method;
    private final String rawPath;
    private final @Nullable String rawQuery;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> pathValues;

    private Request(
            String method,
            String rawPath,
            @Nullable String rawQuery,
            Map<String, String> headers,
            byte[] body,
            Map<String, String> pathValues) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.pathValues = pathValues;
    }

    static Request of(
            String method, String rawPath, @Nullable String rawQuery, Map<String, String> headers, byte[] body) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return new Request(method, rawPath, rawQuery, Collections.unmodifiableMap(copy), body, Map.of());
    }

    Request withPathValues(Map<String, String> values) {
        return new Request(method, rawPath, rawQuery, headers, body, Map.copyOf(values));
    }

    public String method() {
        return method;
    }

    /** The path as it was sent, percent-encoded. */
    public String rawPath() {
        return rawPath;
    }

    /** Empty when the header is missing; of a repeated header the first value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The decoded part of the path that the route's template calls {@code name}. */
    public String pathValue(String name) {
        return requireNonNull(pathValues.get(name), name);
    }

    /** The decoded query. @throws Refusal when it is malformed or names a parameter twice */
    public Map<String, String> query() {
        return rawQuery == null ? Map.of() : FormText.decode(rawQuery);
    }

    /**
     * The body as form fields. @throws Refusal when it is malformed, labelled as something else, or names a field twice
     */
    public Map<String, String> form() {
        requireMediaType("application/x-www-form-urlencoded");
        return FormText.decode(bodyText());
    }

    /** The body as a JSON object. @throws Refusal when it is anything else or labelled as something else */
    public JsonObject json() {
        requireMediaType("application/json");
        try {
            if (JsonValue.parse(bodyText()) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException e) {
            throw Refusal.badRequest("body: " + e.getMessage());
        }
        throw Refusal.badRequest("body: another JSON value (expected: an object)");
    }

    /** The body read as UTF-8. @throws Refusal when it is not UTF-8 */
    public String bodyText() {
        return Utf8.decode(body);
    }

    /** The media type in lower case without parameters; empty text when there is none. */
    public String mediaType() {
        String contentType = header("Content-Type").orElse("");
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private void requireMediaType(String expected) {
        if (!mediaType().equals(expected)) {
            throw new Refusal(415, "Content-Type: not supported here (expected: " + expected + ")");
        }
    }

    @Override
    public String toString() {
        return "Request[" + method + "]";
    }
}
