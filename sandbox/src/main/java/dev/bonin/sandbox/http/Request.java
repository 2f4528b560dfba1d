package dev.bonin.sandbox.http;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonException;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An HTTP request. {@link #toString()} prints only the method: paths, headers and bodies may contain secrets. */
public final class Request {
    private static final Pattern FORM = Pattern.compile("[\\w.%+-]+=[^{}\\[\\]\"]*");

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

    /** Returns the path as sent, percent-encoded. */
    public String rawPath() {
        return rawPath;
    }

    /** Returns a header; empty if it is missing, the first value if it is repeated. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns the decoded path segment that the route's template calls {@code name}. */
    public String pathValue(String name) {
        return requireNonNull(pathValues.get(name), name);
    }

    /**
     * Returns the decoded query.
     *
     * @throws Refusal if it is malformed or repeats a parameter
     */
    public Map<String, String> query() {
        return rawQuery == null ? Map.of() : FormText.decode(rawQuery);
    }

    /**
     * Returns the body as form fields.
     *
     * @throws Refusal if it is malformed, has another content type, or repeats a field
     */
    public Map<String, String> form() {
        requireMediaType("application/x-www-form-urlencoded");
        return FormText.decode(bodyText());
    }

    /**
     * Returns the body as a JSON object.
     *
     * @throws Refusal if it is not one, or has another content type
     */
    public JsonObject json() {
        requireMediaType("application/json");
        if (FORM.matcher(bodyText()).matches()) {
            // jQuery sends a form under any content type, unless the page calls JSON.stringify itself
            throw Refusal.badRequest("body: a form labelled as JSON (expected: JSON, as JSON.stringify writes it)");
        }
        return jsonOfAnyMediaType();
    }

    /**
     * Returns the body as a JSON object, whatever the content type says.
     *
     * @throws Refusal if it is not one
     */
    public JsonObject jsonOfAnyMediaType() {
        return jsonObject("body", bodyText());
    }

    /**
     * Reads a JSON object that a client sent under {@code name}.
     *
     * @throws Refusal if it is not one; the message names it
     */
    public static JsonObject jsonObject(String name, String text) {
        try {
            if (JsonReader.parse(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException e) {
            throw Refusal.badRequest(name + ": " + e.getMessage());
        }
        throw Refusal.badRequest(name + ": another JSON value (expected: an object)");
    }

    /**
     * Returns the body as text.
     *
     * @throws Refusal if it is not UTF-8
     */
    public String bodyText() {
        return Utf8.decode(body);
    }

    /** Returns the media type in lower case without parameters; an empty text if there is none. */
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
