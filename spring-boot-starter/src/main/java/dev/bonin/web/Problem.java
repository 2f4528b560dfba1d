package dev.bonin.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A problem as RFC 9457 describes it, with the members {@code code} and {@code request_id} besides.
 *
 * @param language in which it is told
 * @param members in the order in which they are written
 */
public record Problem(int status, Locale language, Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The Content-Security-Policy of a problem, should a browser ever take it for a page. */
    public static final String NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";

    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The same with one member more. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, language, more);
    }

    /** The same under another status, for those that have no code of their own. */
    public Problem at(int otherStatus) {
        return new Problem(otherStatus, language, with("status", otherStatus).members());
    }

    String requestId() {
        return text("request_id");
    }

    String text(String member) {
        return String.valueOf(members.get(member));
    }
}
