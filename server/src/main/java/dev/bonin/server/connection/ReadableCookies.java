package dev.bonin.server.connection;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A request without malformed cookies. Third-party scripts and pages of sibling domains can set cookies that violate
 * the standard; Jetty would refuse all requests of that browser. The value of such a cookie is removed and its name
 * stays, so that a duplicate is still counted. Cookies end at semicolons, as browsers write them (RFC 6265, 4.1.1).
 */
final class ReadableCookies extends Request.Wrapper {
    private static final Pattern READABLE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+=(?:" + "[!#-+\\--:<-\\[\\]-~]*|\"[!#-+\\--:<-\\[\\]-~]*\")");
    private static final Pattern NAMED = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+=.*", Pattern.DOTALL);

    private final HttpFields headers;

    private ReadableCookies(Request request, HttpFields headers) {
        super(request);
        this.headers = headers;
    }

    /** Returns the same request if all its cookies are well-formed. */
    static Request of(Request request) {
        var headers = request.getHeaders();
        if (!headers.contains(HttpHeader.COOKIE)) {
            return request;
        }
        var readable = HttpFields.build();
        boolean changed = false;
        for (var field : headers) {
            var kept = field.getHeader() == HttpHeader.COOKIE ? readable(field) : field;
            changed |= !kept.equals(field);
            readable.add(kept);
        }
        return changed ? new ReadableCookies(request, readable.asImmutable()) : request;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    private static HttpField readable(HttpField cookies) {
        var value = cookies.getValue();
        if (value == null) {
            return cookies;
        }
        var kept = new ArrayList<String>();
        boolean changed = false;
        for (var part : value.split(";", -1)) {
            var pair = part.strip();
            boolean isReadable = READABLE.matcher(pair).matches();
            changed |= !isReadable;
            if (isReadable) {
                kept.add(pair);
            } else if (NAMED.matcher(pair).matches()) {
                kept.add(pair.substring(0, pair.indexOf('=') + 1));
            }
        }
        return changed ? new HttpField(HttpHeader.COOKIE, String.join("; ", kept)) : cookies;
    }
}
