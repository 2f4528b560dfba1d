package dev.bonin.portone.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityVerificationIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1",
                "identity-verification-f3c1a9c0-8a3f-4f9f-9d4b-000000000001",
                "imp_000000000001",
                "a",
                "...",
                "한글/ ?&#%",
                "a..b/../c"
            })
    void mayBeWhateverAMerchantMints(String text) {
        var id = IdentityVerificationId.parse(text);

        assertThat(id.value()).isEqualTo(text);
        assertThat(IdentityVerificationId.tryParse(text)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", ".", "..", "a\nb", "a\u0000", "\u0085", "\ud800", "a\udc00b"})
    void mayNotChangeThePath(String text) {
        assertThat(IdentityVerificationId.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityVerificationId.parse(text))
                .withMessage("identityVerificationId: malformed (expected: 1 to 300 characters)");
    }

    @Test
    void hasAtMostThreeHundredCharacters() {
        assertThat(IdentityVerificationId.tryParse("k".repeat(300))).isPresent();
        assertThat(IdentityVerificationId.tryParse("k".repeat(301))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc-_~.9, abc-_~.9",
        "a/confirm, a%2Fconfirm",
        "../x, ..%2Fx",
        "a?b#c, a%3Fb%23c",
        "a b+c, a%20b%2Bc",
        "100%, 100%25",
        "가, %EA%B0%80",
        "😀, %F0%9F%98%80"
    })
    void isOneSegmentOfThePath(String text, String segment) {
        assertThat(IdentityVerificationId.parse(text).segment()).isEqualTo(segment);
    }

    @Test
    void comesBackFromItsSegment() {
        for (int codePoint = 0x20; codePoint < 0xd7ff; codePoint++) {
            var text = "x" + Character.toString(codePoint);
            IdentityVerificationId.tryParse(text).ifPresent(id -> {
                assertThat(URLDecoder.decode(id.segment().replace("+", "%2B"), UTF_8))
                        .isEqualTo(text);
                assertThat(URI.create("https://api.example/" + id.segment() + "/send")
                                .normalize()
                                .getRawPath())
                        .isEqualTo("/" + id.segment() + "/send");
            });
        }
    }
}
