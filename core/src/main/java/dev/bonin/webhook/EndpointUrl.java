package dev.bonin.webhook;

import dev.bonin.application.UnusableApplicationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Validates the address of a webhook. A name is looked up at each attempt, and what it leads to is checked then. */
public final class EndpointUrl {
    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    /** Hosts that are addresses, for which no name server is asked. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private EndpointUrl() {}

    /**
     * Checks an address.
     *
     * @param internal whether plain http is allowed
     * @throws UnusableApplicationException if it cannot be used; the message says why and does not quote it
     */
    public static URI require(String text, boolean internal) {
        var url = parsed(text);
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw unusable("invalid (expected: https://, a host, and no user name)");
        }
        if (!"https".equals(url.getScheme()) && !(internal && "http".equals(url.getScheme()))) {
            throw unusable("not encrypted (expected: https://; http:// in sandbox mode, or with"
                    + " bonin.webhooks.internal=true)");
        }
        if (url.getRawFragment() != null) {
            throw unusable("has a # (expected: none, because it would not be sent)");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw unusable("invalid port (expected: 1 to " + LAST_PORT + ", or none)");
        }
        if (!internal && isInternal(url.getHost())) {
            throw unusable("not a public address (expected: a host of the Internet; others in sandbox mode, or with"
                    + " bonin.webhooks.internal=true)");
        }
        return url;
    }

    /** Returns whether a host is known at once to be internal. Other names are looked up when they are called. */
    private static boolean isInternal(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return host.equals("localhost");
        }
        try {
            return !PublicAddress.is(InetAddress.getByName(host));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw unusable("too long (expected: at most " + LONGEST + " characters)");
        }
        if (text.chars().anyMatch(letter -> letter > 0x7e)) {
            throw unusable("not ASCII (expected: a host that begins with xn--, and other letters percent-encoded)");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            // Same message as for other invalid addresses: the parser's message would quote the input.
            throw unusable("invalid (expected: an absolute address, such as https://shop.example/webhooks)");
        }
    }

    private static UnusableApplicationException unusable(String why) {
        return new UnusableApplicationException("webhook URL: " + why);
    }
}
