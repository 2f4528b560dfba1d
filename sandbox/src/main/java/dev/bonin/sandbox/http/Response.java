package dev.bonin.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP response. Header names are compared case-insensitively. */
public final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Delivery delivery;

    private Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.status = status;
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
        this.delivery = delivery;
    }

    private static final String JSON = "application/json; charset=UTF-8";

    public static Response json(int status, JsonValue value) {
        return text(status, JSON, value.print());
    }

    /**
     * Returns a page that is never cached, cannot be framed by other origins, sends no referrer and runs only our own
     * scripts and styles.
     */
    public static Response html(int status, String page) {
        return text(status, "text/html; charset=UTF-8", page)
                .withHeader("Content-Security-Policy", PageHeaders.CONTENT_SECURITY_POLICY)
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader(PageHeaders.FRAME_OPTIONS, "SAMEORIGIN");
    }

    /** Returns any text in UTF-8; {@code contentType} has to name the charset. */
    public static Response text(int status, String contentType, String text) {
        return of(status, contentType, text.getBytes(UTF_8));
    }

    /** Returns a file beside {@code neighbour} on the class path. */
    public static Response resource(Class<?> neighbour, String name, String contentType) {
        try (InputStream content = neighbour.getResourceAsStream(name)) {
            return of(200, contentType, requireNonNull(content, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Resource cannot be read: " + name, e);
        }
    }

    /** Redirects a browser with GET; {@code status} is 302 or 303. */
    public static Response redirect(int status, String location) {
        return of(status, "text/plain; charset=UTF-8", new byte[0]).withHeader("Location", location);
    }

    private static Response of(int status, String contentType, byte[] body) {
        Map<String, String> headers =
                Map.of("Content-Type", contentType, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");
        return new Response(status, headers, body, new Delivery.Prompt());
    }

    public Response withHeader(String name, String value) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.put(name, value);
        return new Response(status, copy, body, delivery);
    }

    /** Lets pages of this origin show the page in a frame. Call with a scheme, host and port only. */
    public Response framedBy(String origin) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.remove(PageHeaders.FRAME_OPTIONS);
        copy.put("Content-Security-Policy", PageHeaders.CONTENT_SECURITY_POLICY + " " + origin);
        return new Response(status, copy, body, delivery);
    }

    public Response withBody(String text) {
        return new Response(status, headers, text.getBytes(UTF_8), delivery);
    }

    public Response delivered(Delivery manner) {
        return new Response(status, headers, body, manner);
    }

    /** Returns whether the content type is JSON, whatever a fault has made of the body. */
    public boolean isJson() {
        return JSON.equals(headers.get("Content-Type"));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Returns the body read as UTF-8. */
    public String bodyText() {
        return new String(body, UTF_8);
    }

    byte[] bodyBytes() {
        return body;
    }
}
