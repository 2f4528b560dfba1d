package dev.bonin.web;

import dev.bonin.verification.BrowserNonce;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that ties requests to the browser that started them. No script can read it, no other site's page can send it along, and where it
 * is secure no sibling domain can have set it ({@code __Host-}, RFC 6265bis).
 */
final class BrowserCookie {
    private static final Duration LIFE = Duration.ofHours(1);

    private final boolean secure;

    /** @param secure false only for plain http on this machine, where {@code __Host-} is not to be had */
    BrowserCookie(boolean secure) {
        this.secure = secure;
    }

    /**
     * What the browser holds; empty if nothing, or nothing of ours.
     *
     * @throws BadInputException if it brought two: one of them was planted
     */
    Optional<BrowserNonce> read(HttpServletRequest request) {
        var cookies = request.getCookies() == null ? List.<Cookie>of() : Arrays.asList(request.getCookies());
        var ours = cookies.stream()
                .filter(cookie -> cookie.getName().equals(name()))
                .toList();
        if (ours.size() > 1) {
            throw new BadInputException(ProblemCode.AMBIGUOUS_COOKIE);
        }
        return ours.stream().findFirst().map(Cookie::getValue).flatMap(BrowserNonce::tryParse);
    }

    /** The header that gives it to the browser. */
    String write(BrowserNonce nonce) {
        return ResponseCookie.from(name(), nonce.reveal())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFE)
                .build()
                .toString();
    }

    private String name() {
        return secure ? "__Host-bonin" : "bonin";
    }
}
