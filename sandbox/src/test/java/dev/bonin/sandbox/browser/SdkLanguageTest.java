package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is refused in its own language alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkLanguageTest {
    private static final String HANGUL = "(?s).*[가-힣].*";

    @AutoClose
    private final SdkCaller sdk = new SdkCaller();

    @BeforeEach
    void forget() {
        sdk.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"channelKey\":null",
                "\"channelKey\":\"channel-key-of-nobody\"",
                "\"channelKey\":7",
                "\"channelKey\":\"channel-key-kcp\",\"identityVerificationId\":\"a-b\"",
                "\"identityVerificationId\":\" \"",
                "\"identityVerificationId\":7",
                "\"storeId\":\"store-of-nobody\"",
                "\"storeId\":[]",
                "\"windowType\":{\"pc\":\"UI\"}",
                "\"windowType\":\"POPUP\"",
                "\"windowType\":{\"pc\":\"REDIRECTION\"}",
                "\"redirectUrl\":\"/done\"",
                "\"forceRedirect\":\"true\"",
                "\"customData\":{}",
                "\"customer\":[]",
                "\"bypass\":{\"danal\":{\"AGELIMIT\":\"19\"}}",
                "\"bypass\":{\"danal\":{\"AGELIMIT\":151}}",
                "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":{}}",
                "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":{\"flgFixedUser\":\"X\"}}",
                "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":{\"flgFixedUser\":\"Y\"}}",
                "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":{\"flgFixedUser\":\"N\","
                        + "\"directAgency\":\"IBK\"}}"
            })
    void toldInOneLanguage(String fields) {
        assertThat(said("ko", fields)).matches(HANGUL).doesNotContain("(expected");
        assertThat(said("en", fields)).doesNotMatch(HANGUL).contains("(expected");
    }

    @ParameterizedTest
    @CsvSource({"fullName", "phoneNumber", "birthYear", "birthMonth", "birthDay"})
    void toldInOneLanguageWhatTheUnifiedServiceShouldFix(String missing) {
        String fields = SdkCaller.inicis("{\"flgFixedUser\":\"Y\"}") + ","
                + SdkCaller.CUSTOMER.replace("\"" + missing + "\"", "\"email\"");

        assertThat(said("ko", fields))
                .startsWith("customer." + missing + ": 없거나")
                .doesNotContain("(expected");
        assertThat(said("en", fields))
                .startsWith("customer." + missing + ": missing")
                .doesNotMatch(HANGUL);
    }

    @Test
    void toldInOneLanguageThatAnIdIsVerified() {
        sdk.sandbox.verify(IdentityVerificationOrder.of("adult").withId("order1"));

        assertThat(said("ko", "")).contains("이미 인증이 완료된");
        assertThat(said("en", "")).contains("verified already").doesNotMatch(HANGUL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void leavesAProviderItsOwnLanguage(String language) {
        String fields = SdkCaller.inicis("{\"flgFixedUser\":\"N\",\"directAgency\":\"SMS\"}");

        assertThat(said(language, fields)).isEqualTo("알 수 없는 오류가 발생했습니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"language\":\"fr\",", "\"language\":7,"})
    void takesKoreanForAPageThatSaysNothingElse(String language) {
        String body = SdkCaller.request("\"customer\":[]").replace("\"page\":{", "\"page\":{" + language);

        assertThat(message(sdk.call(body))).isEqualTo("customer: 형식이 다릅니다. 객체를 넣어 주세요.");
    }

    private String said(String language, String fields) {
        String body = SdkCaller.request("");
        for (String name : new String[] {"storeId", "identityVerificationId", "channelKey"}) {
            body = fields.contains("\"" + name + "\"") ? body.replaceFirst("\"" + name + "\":\"[^\"]*\",?", "") : body;
        }
        String request = "\"request\":{" + fields + (fields.isEmpty() ? "" : ",");
        String whole = body.replace("\"request\":{", request).replace(",}", "}");
        return message(sdk.call(whole.replace("\"page\":{", "\"page\":{\"language\":\"" + language + "\",")));
    }

    private static String message(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return Caller.json(answer).findString("message").orElseThrow();
    }
}
