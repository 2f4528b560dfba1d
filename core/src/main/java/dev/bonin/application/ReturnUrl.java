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
        OddAddress.mistake(url).ifPresent(odd -> {
            throw unusable(odd.english(), odd.korean());
        });
        if (text.chars().anyMatch(letter -> letter > 0x7e)) {
            throw unusable(
                    "not ASCII (expected: other letters of the path and query percent-encoded)",
                    "ASCII가 아닌 글자가 있습니다. 경로와 쿼리의 다른 글자는 퍼센트 인코딩으로 적어 주세요");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw unusable(
                    "not the absolute address of a page (expected: a host, and no user name)",
                    "페이지의 전체 주소가 아닙니다. 호스트가 있고 사용자 이름이 없는 주소를 적어 주세요");
        }
        if (!isPrivate(url, mode)) {
            throw unusable(
                    "plain http is for this machine only (expected: https://, or http://localhost in sandbox mode)",
                    "http는 이 컴퓨터에서만 쓸 수 있습니다. https:// 주소를, 샌드박스 모드라면 http://localhost를 적어 주세요");
        }
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw unusable(
                    "too long (expected: at most " + LONGEST + " characters)", "너무 깁니다. " + LONGEST + "자까지 쓸 수 있습니다");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            // Same message as for other invalid addresses: the parser's message would quote the input.
            throw unusable(
                    "invalid (expected: an absolute address, such as https://shop.example/verified)",
                    "잘못된 주소입니다. https://shop.example/verified처럼 전체 주소를 적어 주세요");
        }
    }

    private static boolean isPrivate(URI url, Mode mode) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && mode == Mode.SANDBOX && THIS_MACHINE.contains(url.getHost()));
    }

    private static UnusableApplicationException unusable(String why, String korean) {
        return new UnusableApplicationException("return URL: " + why, "돌아갈 URL: " + korean);
    }
}
