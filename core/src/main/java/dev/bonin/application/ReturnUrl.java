package dev.bonin.application;

import dev.bonin.verification.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Validates return URLs, to which a browser is sent with a code in the query: an absolute address of one page, over a
 * connection that cannot be intercepted. Registered URLs are later compared as text, so that no difference between URL
 * parsers matters.
 */
final class ReturnUrl {
    private static final int LONGEST = 1_000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ReturnUrl() {}

    static void require(String text, Mode mode) {
        var url = parsed(text);
        OddAddress.what(url).ifPresent(odd -> {
            throw unusable(odd);
        });
        if (text.chars().anyMatch(letter -> letter > 0x7e)) {
            throw unusable("not ASCII (expected: other letters of the path and query percent-encoded)");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw unusable("not the absolute address of a page (expected: a host, and no user name)");
        }
        if (!isPrivate(url, mode)) {
            throw unusable(
                    "plain http is for this machine only (expected: https://, or http://localhost in sandbox mode)");
        }
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw unusable("too long (expected: at most " + LONGEST + " characters)");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            // Same message as for other invalid addresses: the parser's message would quote the input.
            throw unusable("invalid (expected: an absolute address, such as https://shop.example/verified)");
        }
    }

    private static boolean isPrivate(URI url, Mode mode) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && mode == Mode.SANDBOX && THIS_MACHINE.contains(url.getHost()));
    }

    private static UnusableApplicationException unusable(String why) {
        return new UnusableApplicationException("return URL: " + why);
    }
}
