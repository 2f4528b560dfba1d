package dev.bonin.web.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A problem as RFC 9457 describes it, with the members {@code code} and {@code request_id} besides.
 *
 * @param language of its texts
 * @param members in the order in which they are written
 * @param retryAfterSeconds after which a retry may succeed (header {@code Retry-After}); empty where no retry helps, or
 *     none is advised
 */
public record Problem(int status, Locale language, Map<String, Object> members, OptionalLong retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The Content-Security-Policy of a problem, should a browser ever take it for a page. */
    public static final String NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";

    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the same problem with one member more. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, language, more, retryAfterSeconds);
    }

    /** Returns the same problem under another status, for those that have no code of their own. */
    public Problem at(int otherStatus) {
        return new Problem(otherStatus, language, with("status", otherStatus).members(), retryAfterSeconds);
    }

    /** Returns the same problem with the advice to retry. */
    Problem retriedAfter(long seconds) {
        return new Problem(status, language, members, OptionalLong.of(seconds));
    }

    /** Returns the id under which an operator finds the call in the log. */
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
