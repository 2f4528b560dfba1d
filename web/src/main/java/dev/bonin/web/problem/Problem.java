package dev.bonin.web.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A problem as RFC 9457 describes it, with {@code code} and {@code request_id} as additional members.
 *
 * @param language the language of its texts
 * @param members the members, in the order in which they are written
 * @param retryAfterSeconds seconds after which a retry may succeed (header {@code Retry-After}); empty if no retry is
 *     advised
 */
public record Problem(int status, Locale language, Map<String, Object> members, OptionalLong retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The Content-Security-Policy of a problem, in case a browser renders it as a page. */
    public static final String NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";

    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the same problem with one more member. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, language, more, retryAfterSeconds);
    }

    /** Returns the same problem with another status, for statuses that have no code of their own. */
    public Problem at(int otherStatus) {
        return new Problem(otherStatus, language, with("status", otherStatus).members(), retryAfterSeconds);
    }

    /** Returns the same problem with the advice to retry. */
    public Problem retriedAfter(long seconds) {
        return new Problem(status, language, members, OptionalLong.of(seconds));
    }

    /** Returns the id by which an operator finds the call in the log. */
    public String requestId() {
        return text("request_id");
    }

    /** Returns the stable code. */
    public String code() {
        return text("code");
    }

    /** Returns the text of a member. */
    public String text(String member) {
        return String.valueOf(members.get(member));
    }
}
