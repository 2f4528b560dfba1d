package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    private static final CertificationOutcome CERTIFIED =
            new CertificationOutcome(true, "imp_000000000001", "주문 1&2", "danal", null, null);

    @Nested
    class Address {
        private static final String QUERY =
                "imp_uid=imp_000000000001&merchant_uid=%EC%A3%BC%EB%AC%B8%201%262&success=true";

        @ParameterizedTest
        @CsvSource({
            "https://shop.example/done, https://shop.example/done?",
            "https://shop.example/done?, https://shop.example/done?",
            "https://shop.example/done?a=1, https://shop.example/done?a=1&",
            "https://shop.example/done?a=1&, https://shop.example/done?a=1&",
            "http://localhost:8080, http://localhost:8080?"
        })
        void appendsTheOutcomeToTheQuery(String address, String expectedStart) {
            assertThat(new ReturnPath.ToAddress(address).with(CERTIFIED)).isEqualTo(expectedStart + QUERY);
        }

        @Test
        void keepsTheFragmentAtTheEnd() {
            assertThat(new ReturnPath.ToAddress("https://shop.example/#/done?x").with(CERTIFIED))
                    .isEqualTo("https://shop.example/?" + QUERY + "#/done?x");
        }

        @Test
        void tellsTheErrorOfAFailure() {
            Outcome failed =
                    new CertificationOutcome(false, "imp_000000000001", null, null, "user_cancelled", "취소 100%");

            assertThat(new ReturnPath.ToAddress("https://shop.example/").with(failed))
                    .isEqualTo("https://shop.example/?imp_uid=imp_000000000001&success=false"
                            + "&error_code=user_cancelled&error_msg=%EC%B7%A8%EC%86%8C%20100%25");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "JavaScript://shop.example/%0aalert(1)",
                    "data:text/html,x",
                    "//shop.example/done",
                    "/done",
                    "done",
                    "",
                    "http:",
                    "https:///done",
                    "ftp://shop.example/",
                    "https://shop.example/ done",
                    "https://shop.example/\r\nSet-Cookie:a"
                })
        void refusesWhatIsNoWebAddress(String address) {
            assertThat(ReturnPath.ToAddress.of(address)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://shop.example/완료", "HTTP://localhost:8080/a?b=c#d"})
        void takesWebAddresses(String address) {
            assertThat(ReturnPath.ToAddress.of(address)).contains(new ReturnPath.ToAddress(address));
        }
    }

    @Nested
    class Opener {
        private static final String ATTEMPT = "abcdefghijklmnop234567";

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8080", "https://shop.example"})
        void takesOrigins(String origin) {
            assertThat(ReturnPath.ToPage.ofPopup(origin, ATTEMPT)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "*", "", "https://", "https://shop.example/", "file://", "https://a@b"})
        void refusesWhatIsNoOrigin(String origin) {
            assertThat(ReturnPath.ToPage.ofPopup(origin, ATTEMPT)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "short", "ABCDEFGHIJKLMNOPQRST", "<script>aaaaaaaaaaaaaa"})
        void refusesOtherAttempts(String attempt) {
            assertThat(ReturnPath.ToPage.ofPopup("https://shop.example", attempt))
                    .isEmpty();
        }
    }
}
