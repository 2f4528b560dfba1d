package dev.bonin.web.answer;

import dev.bonin.web.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A complete HTTP answer. {@code toString} leaves out the body, which may hold a secret or a masked person. */
public final class Answer {
    private static final String SET_COOKIE = "Set-Cookie";

    private final int status;
    private final Map<String, String> headers;
    private final @Nullable String type;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, @Nullable String type, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.type = type;
        this.body = body;
    }

    /** Returns an answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), null, new byte[0]);
    }

    /** Returns a redirect that the browser follows with GET (303). */
    public static Answer seeOther(URI address) {
        return empty(HttpServletResponse.SC_SEE_OTHER).with("Location", address.toASCIIString());
    }

    /** Returns an answer with these members as a JSON object, in their order. */
    public static Answer json(int status, Map<String, Object> members) {
        return of(status, "application/json", JsonText.of(members));
    }

    /** Returns a problem as {@code application/problem+json}, with {@code Retry-After} where a retry may help. */
    public static Answer json(Problem problem) {
        return of(problem.status(), Problem.MEDIA_TYPE, JsonText.of(problem.members()))
                .with("Content-Security-Policy", Problem.NOTHING_ALLOWED)
                .retriedAfter(problem);
    }

    /** Returns a text in UTF-8. */
    public static Answer text(int status, String type, String body) {
        return of(status, type + ";charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an answer of any type. The caller must not change the bytes afterwards. */
    public static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of(), type, body);
    }

    /** Returns the same answer with one more header. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, type, body);
    }

    /** Returns the same answer with a cookie, which does not replace cookies set elsewhere. */
    public Answer withCookie(String cookie) {
        return with(SET_COOKIE, cookie);
    }

    /** Returns the same answer with {@code Retry-After} where the problem has one. */
    Answer retriedAfter(Problem problem) {
        var seconds = problem.retryAfterSeconds();
        return seconds.isPresent() ? with("Retry-After", Long.toString(seconds.getAsLong())) : this;
    }

    /**
     * Sends this answer. Its headers replace those that were set before, except {@code Set-Cookie}: the application's
     * session and filters set cookies in the same header, and those stay.
     */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((header, value) -> {
            if (header.equals(SET_COOKIE)) {
                response.addHeader(header, value);
            } else {
                response.setHeader(header, value);
            }
        });
        if (type != null) {
            response.setContentType(type);
        }
        if (hasLength()) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** Returns whether the answer has a length; 204 and 304 have none (RFC 9110, section 8.6). */
    private boolean hasLength() {
        return status != HttpServletResponse.SC_NO_CONTENT && status != HttpServletResponse.SC_NOT_MODIFIED;
    }

    /** Returns the status, for a caller without a servlet's response. */
    public int status() {
        return status;
    }

    /** Returns the headers, with {@code Content-Type} if there is a body. */
    public Map<String, String> headers() {
        return type == null ? headers : with("Content-Type", type).headers;
    }

    /** Returns a copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
