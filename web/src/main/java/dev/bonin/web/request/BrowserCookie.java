package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that binds requests to the browser that started them. Scripts cannot read it, pages of other sites cannot
 * make a browser send it in a POST, and if it is secure no sibling domain can set it ({@code __Host-}, RFC 6265bis).
 */
public final class BrowserCookie {
    private static final Duration LIFE = Duration.ofHours(1);

    private final boolean secure;

    /** @param secure false only for plain http on this machine, where {@code __Host-} does not work */
    public BrowserCookie(boolean secure) {
        this.secure = secure;
    }

    /**
     * Returns the nonce in the cookie; empty if it is missing or not one of ours.
     *
     * @throws BadInputException if the browser sent two: one of them was planted
     */
    public Optional<BrowserNonce> read(HttpServletRequest request) {
        var values = values(request);
        if (values.size() > 1) {
            throw new BadInputException(CallReason.AMBIGUOUS_COOKIE);
        }
        return values.stream().findFirst().flatMap(BrowserNonce::tryParse);
    }

    /**
     * Returns all values of our cookie. They are read from the header, as browsers write it (RFC 6265, section 4.2.1):
     * scripts of others set cookies that containers read differently, or for which they refuse the whole request.
     */
    private List<String> values(HttpServletRequest request) {
        var start = name() + "=";
        return Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .toList();
    }

    /**
     * Returns the {@code Set-Cookie} header. Browsers use {@code Max-Age} (RFC 6265, section 5.3). {@code Expires} is
     * for Java's {@code CookieManager}: it takes a cookie without it for one of RFC 2965 and returns the value in
     * quotes, which Tomcat takes for a part of the value.
     *
     * @param requestExpires when the request expires; the cookie may live somewhat longer
     */
    public String write(BrowserNonce nonce, Instant requestExpires) {
        var expires = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                requestExpires.plus(LIFE).atOffset(ZoneOffset.UTC));
        return name() + "=" + nonce.reveal() + "; Path=/; Max-Age=" + LIFE.toSeconds() + "; Expires=" + expires
                + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }

    private String name() {
        return secure ? "__Host-bonin" : "bonin";
    }
}
