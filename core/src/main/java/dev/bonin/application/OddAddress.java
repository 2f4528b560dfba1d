package dev.bonin.application;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what is odd about an address to which browsers shall be sent, if that is one of the usual mistakes. */
public final class OddAddress {
    private static final Set<String> WEB = Set.of("http", "https");

    private OddAddress() {}

    /** The usual mistakes, each as a part of a sentence that says what to change. */
    enum Mistake {
        OF_AN_APP(
                "not a web page (expected: https://; an app opens by the https:// address of its App Link (Android) or"
                        + " Universal Link (iOS))",
                "웹 페이지가 아닙니다. https:// 주소를 적어 주세요. 앱은 App Link(Android)나 Universal Link(iOS)의 https:// 주소로 열립니다"),
        FRAGMENT(
                "has a # (expected: none, because the result is appended to the query)",
                "#이 있습니다. 결과는 쿼리 뒤에 붙으니 빼 주세요"),
        NOT_ASCII(
                "the host has letters beyond ASCII (expected: its ASCII form, which begins with xn--)",
                "호스트에 ASCII가 아닌 글자가 있습니다. xn--으로 시작하는 형식으로 적어 주세요"),
        UNDERSCORE(
                "the host has an underscore (expected: letters, digits and hyphens, as in every host name)",
                "호스트에 밑줄이 있습니다. 호스트 이름은 영문자, 숫자, 하이픈으로만 적어 주세요");

        private final String english;
        private final String korean;

        Mistake(String english, String korean) {
            this.english = english;
            this.korean = korean;
        }

        String english() {
            return english;
        }

        String korean() {
            return korean;
        }
    }

    /** Returns a part of a sentence that says what to change, without quoting the address; empty if nothing is odd. */
    public static Optional<String> what(URI address) {
        return mistake(address).map(Mistake::english);
    }

    /** Returns the mistake; empty if nothing is odd. */
    static Optional<Mistake> mistake(URI address) {
        var scheme = address.getScheme();
        if (scheme != null && !WEB.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(Mistake.OF_AN_APP);
        }
        return address.getRawFragment() != null
                ? Optional.of(Mistake.FRAGMENT)
                : ofHost(String.valueOf(address.getRawAuthority()));
    }

    private static Optional<Mistake> ofHost(String host) {
        if (host.chars().anyMatch(letter -> letter > 0x7e)) {
            return Optional.of(Mistake.NOT_ASCII);
        }
        return host.contains("_") ? Optional.of(Mistake.UNDERSCORE) : Optional.empty();
    }
}
