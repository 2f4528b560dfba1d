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
            throw unusable(
                    "invalid (expected: https://, a host, and no user name)",
                    "잘못된 주소입니다. https://로 시작하고 호스트가 있으며 사용자 이름이 없는 주소를 적어 주세요");
        }
        if (!"https".equals(url.getScheme()) && !(internal && "http".equals(url.getScheme()))) {
            throw unusable(
                    "not encrypted (expected: https://; http:// in sandbox mode, or with bonin.webhooks.internal=true)",
                    "암호화되지 않는 주소입니다. https:// 주소를 적어 주세요. http://는 샌드박스 모드이거나"
                            + " bonin.webhooks.internal=true일 때만 쓸 수 있습니다");
        }
        if (url.getRawFragment() != null) {
            throw unusable("has a # (expected: none, because it would not be sent)", "#이 있습니다. 전송되지 않는 부분이니 빼 주세요");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw unusable(
                    "invalid port (expected: 1 to " + LAST_PORT + ", or none)",
                    "포트가 잘못되었습니다. 1~" + LAST_PORT + "를 적거나 빼 주세요");
        }
        if (!internal && isInternal(url.getHost())) {
            throw unusable(
                    "not a public address (expected: a host of the Internet; others in sandbox mode, or with"
                            + " bonin.webhooks.internal=true)",
                    "공개된 주소가 아닙니다. 인터넷의 호스트를 적어 주세요. 내부 주소는 샌드박스 모드이거나" + " bonin.webhooks.internal=true일 때만 쓸 수 있습니다");
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
            throw unusable(
                    "too long (expected: at most " + LONGEST + " characters)", "너무 깁니다. " + LONGEST + "자까지 쓸 수 있습니다");
        }
        if (text.chars().anyMatch(letter -> letter > 0x7e)) {
            throw unusable(
                    "not ASCII (expected: a host that begins with xn--, and other letters percent-encoded)",
                    "ASCII가 아닌 글자가 있습니다. 호스트는 xn--으로 시작하는 형식으로, 다른 글자는 퍼센트 인코딩으로 적어 주세요");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            // Same message as for other invalid addresses: the parser's message would quote the input.
            throw unusable(
                    "invalid (expected: an absolute address, such as https://shop.example/webhooks)",
                    "잘못된 주소입니다. https://shop.example/webhooks처럼 전체 주소를 적어 주세요");
        }
    }

    private static UnusableApplicationException unusable(String why, String korean) {
        return new UnusableApplicationException("webhook URL: " + why, "웹훅 주소: " + korean);
    }
}
