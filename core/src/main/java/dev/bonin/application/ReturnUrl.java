package dev.bonin.application;

import dev.bonin.verification.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Which addresses people may be sent back to, with a code in the query: one page, named whole, that nobody on the way
 * can read. What is registered is compared as text afterwards, so nothing of it is left to how somebody reads an
 * address.
 */
final class ReturnUrl {
    private static final int LONGEST = 1_000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ReturnUrl() {}

    static void require(String text, Mode mode) {
        var url = parsed(text);
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw unusable("not a page's whole address (expected: a host, no user name, nothing after #)");
        }
        if (!isPrivate(url, mode)) {
            throw unusable(("http".equals(url.getScheme()) ? "plain http is for this machine only" : "not a web page's")
                    + " (expected: https://, or http://localhost in sandbox mode)");
        }
    }

    private static URI parsed(String text) {
        try {
            if (text.length() <= LONGEST && text.chars().allMatch(c -> c < 0x7f)) {
                return new URI(text);
            }
        } catch (URISyntaxException unreadable) {
            // The same sentence as for all that is no address; the parser's would quote it.
            throw unusable("no address (expected: a whole one, such as https://shop.example/verified)");
        }
        throw unusable("no address (expected: at most " + LONGEST + " characters of ASCII)");
    }

    private static boolean isPrivate(URI url, Mode mode) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && mode == Mode.SANDBOX && THIS_MACHINE.contains(url.getHost()));
    }

    private static UnusableApplicationException unusable(String why) {
        return new UnusableApplicationException("return URL: " + why);
    }
}
